/** `phi-lint.toml` as the engine's options. */

import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parse, TomlError } from "smol-toml";
import { refuseUnknownOptions } from "../dist/linter.js";
import { complain, Refused, unreadable } from "./told.js";

/** Keys that only the native program reads, and that would change what is found. */
const NATIVE_ONLY = ["files", "extract", "overrides"];
/** Keys that are about something else than checking. */
const ELSEWHERE = ["guard"];

type Table = Record<string, unknown>;
const camel = (key: string): string => key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** What the configuration says: the named one, or the nearest from the current folder up to the root of its repository. */
export function configuration(named: string | undefined): { file: string; options: Table } | undefined {
  const file = named ?? nearest();
  if (file === undefined) return undefined;
  const config = read(file);
  const options: Table = {};
  for (const [key, value] of Object.entries(config)) {
    if (NATIVE_ONLY.includes(key)) complain(`warning: ${file}: \`${key}\` is read by the native program alone (cargo install phi-lint-cli)`);
    else if (key === "allow") options[key] = allowed(file, value as Table);
    else if (key === "lexicons") options[key] = lexicons(file, value as Table);
    // The names of rules are no keys.
    else if (key === "rules" || !isTable(value)) options[camel(key)] = value;
    else if (!ELSEWHERE.includes(key)) options[camel(key)] = Object.fromEntries(Object.entries(value).map(([name, one]) => [camel(name), one]));
  }
  try {
    refuseUnknownOptions(options);
  } catch (error) {
    // Names of JavaScript, as the file writes them.
    throw new Refused(`${file}: ${(error as Error).message.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`);
  }
  return { file, options };
}

const isTable = (value: unknown): value is Table => typeof value === "object" && value !== null && !Array.isArray(value);

function read(file: string): Table {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw new Refused(`${file}: ${unreadable(error)}`);
  }
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    throw new Refused(`${file}:${error.line}: ${error.message.split("\n")[0]}`);
  }
}

/** The organisation's own dictionaries, as `phi-lint dict build` wrote them; their names start from the configuration's folder. */
function lexicons(file: string, given: Table): Uint8Array[] {
  const { files = [], ...rest } = given;
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined || !Array.isArray(files)) throw new Refused(`${file}: unknown key lexicons.${unknown ?? "files"}; use a list \`files\``);
  return files.map((name: unknown) => {
    try {
      return readFileSync(resolve(dirname(file), String(name)));
    } catch (error) {
      throw new Refused(`${file}: the dictionary ${String(name)} ${unreadable(error)}`);
    }
  });
}

/** The words that are allowed today; one whose day is over is told, and counts no more. */
function allowed(file: string, given: Table): Table {
  const today = new Date().toISOString().slice(0, 10);
  const words = (list: string, entries: unknown): unknown[] =>
    (Array.isArray(entries) ? entries : [entries]).flatMap((entry: unknown) => {
      if (!isTable(entry)) return [entry];
      const { value, expires } = entry;
      if (expires === undefined) return [value];
      if (!/^\d{4}-\d{2}-\d{2}$/.test(String(expires))) throw new Refused(`${file}: allow: \`${expires}\` is no day of the form YYYY-MM-DD`);
      if (String(expires) >= today) return [value];
      complain(`warning: allow.${list}: \`${value}\` is allowed no more since ${expires}; remove the entry or give it a new day`);
      return [];
    });
  return Object.fromEntries(Object.entries(given).map(([key, entries]) => [camel(key), words(key, entries)]));
}

function nearest(): string | undefined {
  for (let folder = process.cwd(); ; folder = dirname(folder)) {
    const file = join(folder, "phi-lint.toml");
    if (statSync(file, { throwIfNoEntry: false })?.isFile()) return file;
    if (existsSync(join(folder, ".git")) || folder === dirname(folder)) return undefined;
  }
}
