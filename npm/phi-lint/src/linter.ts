/** A linter over the engine's functions. */

import { create, rewrite, rules, version } from "./phi-lint.js";
import { PortalSafeError } from "./portal-safe.js";
import { checked, runsIn } from "./report.js";
import type { Linter, Options, Rewrite, Rule } from "./types.js";

/** A linter of the engine, which must be running. */
export function linterOf(options: Options): Linter {
  const { wasm: _, ...settings } = options;
  refuseUnknownOptions(settings);
  const id = create(settings);
  const known = rules(id) as readonly Rule[];
  const linter: Linter = {
    check: (text) => guarded(() => checked(id, stringOf(text), known)),
    rewrite: (text) => guarded(() => rewrite(id, stringOf(text)) as Rewrite[]),
    assertPortalSafe(text) {
      const report = linter.check(text);
      if (report.verdict === "block") throw new PortalSafeError(report, linter.rewrite(text));
    },
    rules: known,
    explain: (rule) => known.find((one) => one.id === rule),
  };
  return linter;
}

const OPTIONS = ["policy", "channel", "role", "lang", "rules", "org", "allow", "links", "placeholders", "roles", "lexicons", "wasm"];
const ORGANISATION = ["name", "safeName", "senderNames", "portalUrl", "phone", "sensitiveLocations"];
const ALLOW = ["terms", "facilities", "providerNames"];

/** A misspelt option would be ignored in silence otherwise. */
export function refuseUnknownOptions(settings: Options): void {
  refuseUnknown(settings, OPTIONS, "option");
  refuseUnknown(settings.org ?? {}, ORGANISATION, "option org.");
  refuseUnknown(settings.allow ?? {}, ALLOW, "option allow.");
}

function refuseUnknown(given: object, known: readonly string[], what: string): void {
  const unknown = Object.keys(given).find((key) => !known.includes(key));
  if (unknown === undefined) return;
  const dotted = what.endsWith(".");
  throw new TypeError(`unknown ${what}${dotted ? "" : " "}${unknown}; use one of ${known.join(", ")}`);
}

function stringOf(text: unknown): string {
  if (typeof text !== "string") throw new TypeError(`phi-lint checks strings, not ${text === null ? "null" : typeof text}`);
  return text;
}

/** A trap of the engine would be a defect of it: it becomes an error that says so, without the text. */
function guarded<T>(run: () => T): T {
  try {
    return run();
  } catch (cause) {
    if (cause instanceof TypeError) throw cause;
    throw new Error(`phi-lint ${RUNNING}: internal error; please report it`, { cause });
  }
}

/** Read once, while the engine is well. */
let RUNNING = "";

/** Notes which engine is running. */
export function started({ memory }: { readonly memory: WebAssembly.Memory }): void {
  RUNNING = version();
  runsIn(memory);
}
