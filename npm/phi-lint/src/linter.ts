/** A linter over the engine's four functions. */

import { check, create, rewrite, rules, version } from "./phi-lint.js";
import type { Finding, Linter, Options, Report, Rewrite, Rule, Severity, Verdict } from "./types.js";

/** A report as the engine writes it; a rule is a number. */
type WireFinding = [number, Severity, number, number, string | null, number | null, boolean, string, string[]];
type Wire = [Verdict, "en" | "es", WireFinding[]];

/** Most messages are clean: they cost no object. */
const PASS: Report = Object.freeze({ verdict: "pass", findings: Object.freeze([]) });

/** A linter of the engine, which must be running. */
export function linterOf(options: Options): Linter {
  const { wasm: _, ...settings } = options;
  const id = create(JSON.stringify(settings));
  const known: readonly Rule[] = JSON.parse(rules(id));

  const finding = (language: "en" | "es", wire: WireFinding): Finding => {
    const [number, severity, start, end, term, tier, sensitive, message, also] = wire;
    const rule = known[number] as Rule;
    const { category, citations, why } = rule;
    return { rule: rule.id, severity, category, start, end, term, tier, sensitive, message, why: why[language], citations, also };
  };

  return {
    check(text) {
      const wire = guarded(() => check(id, stringOf(text)));
      if (wire === undefined) return PASS;
      const [verdict, language, findings] = JSON.parse(wire) as Wire;
      return { verdict, findings: findings.map((one) => finding(language, one)) };
    },
    rewrite(text) {
      return JSON.parse(guarded(() => rewrite(id, stringOf(text)))) as Rewrite[];
    },
    rules: known,
    explain: (rule) => known.find((one) => one.id === rule),
  };
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
    throw new Error(`phi-lint ${RUNNING}: internal error; please report it`, { cause });
  }
}

/** Read once, while the engine is well. */
let RUNNING = "";

/** Notes which engine is running. */
export function started(): void {
  RUNNING = version();
}
