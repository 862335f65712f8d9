/** A linter over the engine's functions. */

import { check, create, rewrite, rules, version, words } from "./phi-lint.js";
import { PortalSafeError } from "./portal-safe.js";
import type { Finding, Linter, Options, Report, Rewrite, Rule, Severity, Verdict } from "./types.js";

const VERDICTS: readonly Verdict[] = ["pass", "review", "block"];
const SEVERITIES: readonly Severity[] = ["info", "warning", "error"];
/** Stands for a term or a tier that is not there. */
const NONE = 0xffff_ffff;

/** Most messages are clean: they cost no object. */
const PASS: Report = Object.freeze({ verdict: "pass", findings: Object.freeze([]) });

/** A linter of the engine, which must be running. */
export function linterOf(options: Options): Linter {
  const { wasm: _, ...settings } = options;
  refuseUnknown(settings, OPTIONS, "option");
  refuseUnknown(settings.org ?? {}, ORGANISATION, "option org.");
  refuseUnknown(settings.allow ?? {}, ALLOW, "option allow.");
  const id = create(settings);
  const known = rules(id) as readonly Rule[];
  const linter: Linter = {
    check(text) {
      const numbers = guarded(() => check(id, stringOf(text)));
      return numbers === undefined ? PASS : reportOf(numbers, guarded(words), known);
    },
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
function refuseUnknown(given: object, known: readonly string[], what: string): void {
  const unknown = Object.keys(given).find((key) => !known.includes(key));
  if (unknown === undefined) return;
  const dotted = what.endsWith(".");
  throw new TypeError(`unknown ${what}${dotted ? "" : " "}${unknown}; use one of ${known.join(", ")}`);
}

/** A report from its numbers and words, as `wire.rs` writes them. */
function reportOf(numbers: Uint32Array, text: string, known: readonly Rule[]): Report {
  let at = 0;
  let letter = 0;
  const next = (): number => numbers[at++] as number;
  const word = (length: number): string => text.slice(letter, (letter += length));
  const ruleOf = (): Rule => known[next()] as Rule;
  const verdict = VERDICTS[next()] as Verdict;
  const language = next() === 1 ? "es" : "en";
  const findings: Finding[] = [];
  while (at < numbers.length) {
    const { id: rule, category, citations, why } = ruleOf();
    const severity = SEVERITIES[next()] as Severity;
    const start = next();
    const end = next();
    const tier = next();
    const sensitive = next() === 1;
    const message = word(next());
    const length = next();
    const also = Array.from({ length: next() }, () => ruleOf().id);
    findings.push({
      rule, severity, category, start, end,
      term: length === NONE ? null : word(length),
      tier: tier === NONE ? null : tier,
      sensitive, message, why: why[language], citations, also,
    });
  }
  return { verdict, findings };
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
export function started(): void {
  RUNNING = version();
}
