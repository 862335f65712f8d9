/** What the command line says. */

import { parseArgs } from "node:util";
import { Refused } from "./told.js";

export const FORMATS = ["full", "concise", "json", "sarif", "github", "gitlab", "junit", "checkstyle"] as const;
const LEVELS = ["warnings"] as const;
const LANGUAGES = ["auto", "en", "es"] as const;
const COLORS = ["auto", "always", "never"] as const;
const LOGS = ["jsonl", "transcript"] as const;

/** Options of the native program that write files or ask Git. */
const NATIVE_ONLY = ["fix", "diff", "changed-since", "baseline", "write-baseline", "prune-baseline"];

export type Check = ReturnType<typeof read>;

const OPTIONS = {
  messages: { type: "string" }, "text-field": { type: "string", default: "text" }, "id-field": { type: "string", default: "id" },
  "files-from": { type: "string" }, "stdin-filename": { type: "string" },
  policy: { type: "string" }, channel: { type: "string" }, role: { type: "string" }, lang: { type: "string" }, config: { type: "string" },
  format: { type: "string" }, info: { type: "boolean", default: false }, "no-rewrite": { type: "boolean", default: false },
  deny: { type: "string" }, "max-warnings": { type: "string" }, redact: { type: "boolean", default: false },
  "exit-zero": { type: "boolean", default: false }, color: { type: "string", default: "auto" }, quiet: { type: "boolean", default: false },
  // Accepted for scripts that have it; one thread does.
  jobs: { type: "string", short: "j" },
  help: { type: "boolean", short: "h", default: false },
} as const;

export const HELP = `Checks template files, folders, one message or a message log

Usage: phi-lint check [OPTIONS] [PATHS]...

Arguments:
  [PATHS]...  Files and folders; \`-\` reads one message from standard input [default: the current folder]

Options:
      --messages <KIND>        Reads message logs instead of template files [possible values: ${LOGS.join(", ")}]
      --text-field <NAME>      The field that holds the message in JSON lines [default: text]
      --id-field <NAME>        The field that names the message in JSON lines [default: id]
      --files-from <FILE>      Reads a list of paths, one a line; \`-\` is standard input
      --stdin-filename <NAME>  Says which format standard input has
      --policy <NAME>          hipaa-messaging, strict, baa-channel, gdpr, intake-bot or marketing [default: hipaa-messaging]
      --channel <NAME>         whatsapp, sms, web-chat or email [default: whatsapp]
      --role <NAME>            receptionist, nurse, pharmacy, billing, administrator or doctor [default: nobody in particular]
      --lang <CODE>            The language findings are explained in: ${LANGUAGES.join(", ")} [default: the message's]
      --config <FILE>          The configuration [default: phi-lint.toml here or in a folder above]
      --format <FORMAT>        ${FORMATS.join(", ")} [default: full on a terminal, github in GitHub Actions, concise elsewhere]
      --info                   Shows advice too; JSON always has it
      --no-rewrite             Leaves rewrites out
      --deny <LEVEL>           Fails on warnings too [possible values: ${LEVELS.join(", ")}]
      --max-warnings <N>       Fails when there are more warnings than this
      --redact                 Masks the matched words everywhere [default: on when CI=true and the input is a message log]
      --exit-zero              Exits with 0 even when something was found
      --color <WHEN>           Colours the output: ${COLORS.join(", ")} [default: auto]
      --quiet                  Prints findings only, no summary
  -h, --help                   Prints this help

Exit codes: 0 clean, 1 findings at or above the fail level, 2 bad usage or an input that could not be read.
A clean result means: no health-specific content found under the policy. It is not a statement of compliance with any law.
`;

/** Reads the arguments behind `check`. */
export function read(given: readonly string[]) {
  const native = given.map((one) => /^--([a-z-]+)/.exec(one)?.[1] ?? "").find((name) => NATIVE_ONLY.includes(name));
  if (native !== undefined) throw new Refused(`--${native} needs the native program: cargo install phi-lint-cli`);
  const { values, positionals } = parsed(given);
  const { "max-warnings": most, jobs } = values;
  for (const number of [most, jobs]) {
    if (number !== undefined && !/^\d{1,9}$/.test(number)) throw new Refused(`\`${number}\` is no number`);
  }
  const check = {
    ...values, paths: positionals,
    messages: among("messages", LOGS, values.messages), format: among("format", FORMATS, values.format),
    lang: among("lang", LANGUAGES, values.lang), color: among("color", COLORS, values.color), deny: among("deny", LEVELS, values.deny),
    "max-warnings": most === undefined ? undefined : Number(most),
  };
  if (check.messages !== undefined && (check["files-from"] !== undefined || check["stdin-filename"] !== undefined)) {
    throw new Refused("--files-from and --stdin-filename go with template files, not with --messages");
  }
  return check;
}

function parsed(given: readonly string[]) {
  try {
    return parseArgs({ args: [...given], options: OPTIONS, allowPositionals: true, strict: true });
  } catch (error) {
    throw new Refused((error as Error).message);
  }
}

function among<T extends string>(name: string, known: readonly T[], value: string | undefined): T | undefined {
  if (value === undefined || (known as readonly string[]).includes(value)) return value as T | undefined;
  throw new Refused(`unknown value \`${value}\` of --${name}; use one of ${known.join(", ")}`);
}
