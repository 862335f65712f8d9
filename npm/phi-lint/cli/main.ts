/**
 * `npx phi-lint check`: reads arguments and files, prints findings, sets the exit code, as the native program does. What is found and
 * how it is printed is the engine's work.
 */

import { stripVTControlCharacters } from "node:util";
import { addFile, addLines, addTranscript, beginRun, create, endRun, isLookedAt, version } from "../engine/phi-lint-files.js";
import { configuration } from "./config.js";
import { start } from "./engine.js";
import { bytes, lines, list } from "./input.js";
import { type Check, HELP, read } from "./options.js";
import { complain, type Problem, Refused, tell, unreadable } from "./told.js";
import { targets } from "./walk.js";

const USAGE = `Finds health-specific facts in messages and templates before they are sent.

Usage: phi-lint check [OPTIONS] [PATHS]...
       phi-lint --version

\`phi-lint check --help\` lists the options. Other commands need the native program: cargo install phi-lint-cli
`;

/** What a part of the input gives. */
interface Said {
  readonly out: string;
  readonly problems: readonly Problem[];
}

interface End {
  readonly out: string;
  readonly errors: number;
  readonly warnings: number;
}

async function main([command, ...rest]: readonly string[]): Promise<number> {
  if (command === "check") {
    const options = read(rest);
    if (!options.help) return await check(options);
    process.stdout.write(HELP);
    return 0;
  }
  if (command === "--version" || command === "-V") {
    start();
    process.stdout.write(`phi-lint ${version()}\n`);
    return 0;
  }
  const asked = command === undefined || command === "--help" || command === "-h" || command === "help";
  if (!asked) complain(`there is no command \`${command}\` here`);
  (asked ? process.stdout : process.stderr).write(USAGE);
  return command === undefined || !asked ? 2 : 0;
}

async function check(options: Check): Promise<number> {
  const { messages, policy, channel, role, lang } = options;
  const format = options.format ?? usualFormat(options);
  if (messages !== undefined && !["full", "concise", "json"].includes(format)) throw new Refused("a message log is printed as full, concise or json");
  start();
  const given = Object.fromEntries(Object.entries({ policy, channel, role, lang }).filter(([, value]) => value !== undefined));
  // A wrong option is not the file's fault.
  linterOf(given);
  const config = configuration(options.config);
  const linter = linterOf({ ...config?.options, ...given }, config?.file);
  beginRun(linter, {
    format, info: options.info, quiet: options.quiet, noRewrite: options["no-rewrite"],
    redact: options.redact || (process.env["CI"] === "true" && messages !== undefined),
    textField: options["text-field"], idField: options["id-field"],
  });
  const print = printer(options, format);
  const failed = messages === undefined ? await checkFiles(options) : await checkLogs(options, print);
  const { out, errors, warnings } = endRun(messages !== undefined, failed) as End;
  print(out);
  if (failed) return 2;
  const found = errors > 0 || (options.deny !== undefined && warnings > 0) || warnings > (options["max-warnings"] ?? Infinity);
  return found && !options["exit-zero"] ? 1 : 0;
}

function linterOf(options: object, file?: string): number {
  try {
    return create(options);
  } catch (error) {
    const { message } = error as Error;
    throw new Refused(file === undefined ? message : `${file}: ${message}`);
  }
}

function usualFormat({ messages }: Check): string {
  if (process.env["GITHUB_ACTIONS"] === "true" && messages === undefined) return "github";
  return process.stdout.isTTY ? "full" : "concise";
}

/** Prints; colours are taken out where they are not wanted. */
function printer({ color }: Check, format: string): (text: string) => void {
  const { NO_COLOR, CLICOLOR, CLICOLOR_FORCE = "0", TERM } = process.env;
  const wanted = (process.stdout.isTTY && CLICOLOR !== "0" && TERM !== "dumb") || CLICOLOR_FORCE !== "0";
  const coloured = color === "always" || (color === "auto" && !NO_COLOR && wanted);
  const asItIs = coloured || !["full", "concise"].includes(format);
  return (text) => void (text !== "" && process.stdout.write(asItIs ? text : stripVTControlCharacters(text)));
}

/** Checks files and folders; says whether anything could not be checked. */
async function checkFiles(options: Check): Promise<boolean> {
  const named = options["stdin-filename"];
  const paths = [...options.paths];
  if (options["files-from"] !== undefined) paths.push(...(await listed(options["files-from"])));
  if (named !== undefined && !paths.includes("-")) throw new Refused("--stdin-filename names standard input; add `-` to the paths to read it");
  if (paths.includes("")) throw new Refused("an empty path names nothing; `.` is the current folder");
  if (paths.length === 0 && options["files-from"] === undefined) paths.push("");
  const problems: Problem[] = [];
  const found = targets(paths, isLookedAt, problems);
  let failed = tell(problems);
  for (const target of found) {
    const path = target.file === undefined ? (named ?? "-") : target.shown;
    let content: Uint8Array;
    try {
      content = await bytes(target.file);
    } catch (error) {
      failed = tell([{ text: `${path}: ${unreadable(error)}`, fatal: true }]) || failed;
      continue;
    }
    failed = tell((addFile(path, target.named, content) as Said).problems) || failed;
  }
  return failed;
}

async function listed(name: string): Promise<string[]> {
  try {
    return (await list(name)).split("\n").map((line) => line.trim()).filter((line) => line !== "");
  } catch (error) {
    throw new Refused(`${name}: the list of paths could not be read: ${unreadable(error)}`);
  }
}

/** Checks message logs; says whether anything could not be checked. */
async function checkLogs(options: Check, print: (text: string) => void): Promise<boolean> {
  let failed = false;
  const take = ({ out, problems }: Said): void => {
    print(out);
    failed = tell(problems) || failed;
  };
  for (const path of options.paths.length === 0 ? ["-"] : options.paths) {
    try {
      if (options.messages === "transcript") take(addTranscript(path, await bytes(path === "-" ? undefined : path)) as Said);
      else await lines(path, (first, block) => take(addLines(path, first, block) as Said));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === undefined) throw error;
      take({ out: "", problems: [{ text: `${path}: ${unreadable(error)}`, fatal: true }] });
    }
  }
  return failed;
}

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  // The reader of the output went away, as `head` does.
  if (error.code === "EPIPE") process.exit(0);
  complain(`the output could not be written: ${error.message}`);
  process.exit(2);
});
try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  complain(error instanceof Refused ? error.message : `internal error: ${(error as Error).message}`);
  process.exitCode = 2;
}
