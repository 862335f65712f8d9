/** What could not be done, told on standard error; never with the text of a message. */

/** Wrong usage: the message says how to mend it. */
export class Refused extends Error {}

/** Something that went wrong with one input; a fatal one was not checked at all. */
export interface Problem {
  readonly text: string;
  readonly fatal: boolean;
}

/** Tells problems; says whether any of them was fatal. */
export function tell(problems: readonly Problem[]): boolean {
  for (const { text, fatal } of problems) complain(fatal ? text : `warning: ${text}`);
  return problems.some(({ fatal }) => fatal);
}

/** Tells the person at the terminal what went wrong. */
export function complain(problem: string): void {
  process.stderr.write(`phi-lint: ${problem}\n`);
}

/** Why a file could not be read. */
export function unreadable(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "ENOENT") return "there is no such file or folder";
  return `cannot be read: ${message.replace(/^[A-Z]+: /, "").replace(/, [a-z]+( '.*)?$/s, "")}`;
}
