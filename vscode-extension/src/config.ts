/** `phi-lint.toml` as the engine's options. */

import { parse } from "smol-toml";

const TABLES = ["org", "links", "placeholders"];
const NAMES = ["policy", "channel", "role", "lang"];
const camel = (key: string): string => key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** An entry of `[allow]`: a word, or a word with the reason it is allowed and the day that ends. */
type Entry = string | { readonly value: string; readonly expires?: string };

/**
 * The options that a configuration says; `policy` is what holds where it says none.
 *
 * @throws when it is no TOML, with the line.
 */
export function options(toml: string, policy: string, today: string): object {
  const config = parse(toml) as Record<string, unknown>;
  const out: Record<string, unknown> = policy === "" ? {} : { policy };
  for (const [key, value] of Object.entries(config)) {
    if (key === "rules") out[key] = value;
    else if (key === "allow") out[key] = allowed(value as Record<string, readonly Entry[]>, today);
    else if (key === "roles") out[key] = { enforce: (value as { enforce?: boolean }).enforce ?? false };
    else if (TABLES.includes(key)) out[key] = Object.fromEntries(Object.entries(value as object).map(([name, one]) => [camel(name), one]));
    else if (NAMES.includes(key)) out[key] = value;
  }
  return out;
}

/** The words that are allowed today. */
function allowed(given: Record<string, readonly Entry[]>, today: string): object {
  const words = (entries: readonly Entry[]): string[] =>
    entries.filter((one) => typeof one === "string" || one.expires === undefined || one.expires >= today).map((one) => (typeof one === "string" ? one : one.value));
  return Object.fromEntries(Object.entries(given).map(([key, entries]) => [camel(key), words(entries)]));
}

/** The configuration with one more allowed word, its reason with it. */
export function withTerm(toml: string, term: string, reason: string): string {
  const entry = `{ value = ${JSON.stringify(term)}, reason = ${JSON.stringify(reason)} }`;
  const head = /^\[allow\][^\S\n]*$/m.exec(toml);
  if (head === null) return `${toml.trimEnd()}${toml.trim() === "" ? "" : "\n\n"}[allow]\nterms = [${entry}]\n`;
  const start = head.index + head[0].length;
  const next = toml.slice(start).search(/^\[/m);
  const body = next < 0 ? toml.slice(start) : toml.slice(start, start + next);
  const list = /^terms\s*=\s*\[/m.exec(body);
  if (list === null) return `${toml.slice(0, start)}\nterms = [${entry}]${toml.slice(start)}`;
  const at = start + list.index + list[0].length;
  const empty = /^\s*\]/.test(toml.slice(at));
  return `${toml.slice(0, at)}${entry}${empty ? "" : ", "}${toml.slice(at)}`;
}
