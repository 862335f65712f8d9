/** Which files there are to check: the ones named, and those below named folders, but for what Git ignores. */

import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, relative, resolve, sep } from "node:path";
import ignore, { type Ignore } from "ignore";
import { type Problem, unreadable } from "./told.js";

/** Something to check. */
export interface Target {
  /** As it is shown: what was given, joined with what the walk found, `/` between. */
  readonly shown: string;
  /** None for standard input. */
  readonly file: string | undefined;
  /** Named on the command line: it must be readable and must parse. */
  readonly named: boolean;
}

/** The targets of a list of paths, each file once, in the order given. */
export function targets(paths: readonly string[], isLookedAt: (path: string) => boolean, problems: Problem[]): Target[] {
  const found = paths.flatMap((path) => targetsOf(path, isLookedAt, problems));
  // One path cannot name a file twice.
  if (paths.length < 2) return found;
  const seen = new Set<string>();
  return found.filter(({ file }) => {
    const place = file === undefined ? "-" : real(file);
    if (seen.has(place)) return false;
    seen.add(place);
    return true;
  });
}

function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function targetsOf(path: string, isLookedAt: (path: string) => boolean, problems: Problem[]): Target[] {
  if (path === "-") return [{ shown: "-", file: undefined, named: true }];
  const root = path === "" ? "." : path;
  // A pipe or a device can be read like a file; what is not there is told when it is opened.
  if (!isFolder(root)) return [{ shown: slashes(path), file: root, named: true }];
  const found: Target[] = [];
  const above = parents(resolve(root));
  const walk = (folder: string, shown: string, rules: readonly Rules[]): void => {
    const own = [rulesOf(resolve(folder)), ...rules.map((layer) => inside(layer, resolve(folder)))];
    for (const entry of entries(folder, problems)) {
      const place = join(folder, entry.name);
      const isFolder = entry.isDirectory();
      if (!(isFolder || entry.isFile()) || !kept(place, entry.name, isFolder, own)) continue;
      const name = shown === "" || shown.endsWith("/") ? shown + entry.name : `${shown}/${entry.name}`;
      if (isFolder) walk(place, name, own);
      else if (isLookedAt(name)) found.push({ shown: name, file: place, named: false });
    }
  };
  // Without a path the current folder is walked, and shown without a leading `./`.
  walk(root, slashes(path), above);
  if (found.length === 0) {
    problems.push({ text: `${path === "" ? "the current folder" : path}: no file of a known format found in it`, fatal: false });
  }
  return found;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

const slashes = (path: string): string => (sep === "/" ? path : path.replaceAll(sep, "/"));

/** What lies in a folder, in the order of the bytes of its names. */
function entries(folder: string, problems: Problem[]) {
  try {
    const found = readdirSync(folder, { withFileTypes: true });
    return found.sort((one, other) => Buffer.compare(Buffer.from(one.name), Buffer.from(other.name)));
  } catch (error) {
    problems.push({ text: `${folder}: ${unreadable(error)}`, fatal: true });
    return [];
  }
}

/** The patterns of one file. */
interface Patterns {
  readonly lines: readonly string[];
  readonly ignore: Ignore;
}

/** What the files of a folder say is ignored below it. */
interface Rules {
  readonly folder: string;
  /** `.ignore`, which other tools read too and which wins over Git's. */
  readonly own: Patterns | undefined;
  readonly git: Patterns | undefined;
  readonly exclude: Patterns | undefined;
  /** Whether a repository begins here. */
  readonly isRepository: boolean;
}

function rulesOf(folder: string): Rules {
  const git = join(folder, ".git");
  const isRepository = existsSync(git);
  return {
    folder, isRepository,
    own: read(join(folder, ".ignore")), git: read(join(folder, ".gitignore")),
    exclude: isRepository ? read(join(git, "info/exclude")) : undefined,
  };
}

/** The rules of every folder above, the nearest first. */
function parents(folder: string): Rules[] {
  const above = dirname(folder);
  return above === folder ? [] : [rulesOf(above), ...parents(above)];
}

function read(file: string): Patterns | undefined {
  try {
    return patterns(readFileSync(file, "utf8").replace(/^\ufeff/, "").split(/\r?\n/));
  } catch {
    return undefined;
  }
}

function patterns(lines: readonly string[]): Patterns {
  return { lines, ignore: ignore({ ignoreCase: false, allowRelativePaths: true }).add(lines) };
}

/**
 * The rules as they hold in a folder that is walked. A pattern that ignores this very folder was overruled, and says nothing of
 * what is in it, unless it ignores everything.
 */
function inside(layer: Rules, folder: string): Rules {
  const path = `${slashes(relative(layer.folder, folder))}/`;
  const without = (rules: Patterns | undefined): Patterns | undefined => {
    if (rules?.ignore.test(path).ignored !== true) return rules;
    return patterns(rules.lines.filter((line) => /^\**$/.test(line.trim()) || !patterns([line]).ignore.test(path).ignored));
  };
  return { ...layer, own: without(layer.own), git: without(layer.git), exclude: without(layer.exclude) };
}

/** What a person ignores in all repositories. */
let everywhere: Patterns | undefined | null = null;

function global(): Patterns | undefined {
  if (everywhere === null) {
    const configured = process.env["XDG_CONFIG_HOME"] || join(homedir(), ".config");
    const named = [join(homedir(), ".gitconfig"), join(configured, "git/config")].map((file) => {
      const text = existsSync(file) ? readFileSync(file, "utf8") : "";
      return /^\s*excludesfile\s*=\s*"?(.+?)"?\s*$/im.exec(text)?.[1];
    });
    const file = named.find((one) => one !== undefined)?.replace(/^~(?=\/)/, homedir());
    everywhere = read(file ?? join(configured, "git/ignore"));
  }
  return everywhere;
}

/** Whether a file or folder is looked at; a hidden one only where a rule asks for it. */
function kept(place: string, name: string, isFolder: boolean, layers: readonly Rules[]): boolean {
  const path = resolve(place);
  const says = (rules: Patterns | undefined, folder: string): boolean | undefined => {
    if (rules === undefined) return undefined;
    const below = slashes(relative(folder, path));
    const { ignored, unignored } = rules.ignore.test(isFolder ? `${below}/` : below);
    return ignored ? true : unignored ? false : undefined;
  };
  let own: boolean | undefined;
  let git: boolean | undefined;
  let exclude: boolean | undefined;
  let inRepository = false;
  for (const layer of layers) {
    own ??= says(layer.own, layer.folder);
    // What lies above a repository is not its own.
    if (inRepository) continue;
    git ??= says(layer.git, layer.folder);
    exclude ??= says(layer.exclude, layer.folder);
    inRepository = layer.isRepository;
  }
  const ignored = own ?? (inRepository ? (git ?? exclude ?? says(global(), process.cwd())) : undefined);
  return ignored === undefined ? !name.startsWith(".") : !ignored;
}
