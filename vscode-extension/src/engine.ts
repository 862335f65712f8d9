/** The engine in this process: one WebAssembly module, the same on the desktop and in the browser. */

import { checkFile, create, format, givesBack, initSync, rules } from "../engine/phi-lint-files.js";

/** A finding in a file; offsets are UTF-16 code units, as everywhere in VS Code. */
export interface Finding {
  readonly rule: string;
  readonly severity: "error" | "warning" | "info";
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly why: string;
  readonly citations: readonly string[];
  readonly term: string | null;
  readonly sensitive: boolean;
}

/** What may stand in place of a message. */
export interface Rewrite {
  readonly text: string;
  /** The text as the file writes it. */
  readonly written: string;
  readonly intent: string;
  readonly strategy: "template" | "surgical" | "drop" | "fallback";
  readonly safety: null | "instruction-moved" | "urgent-clinical" | "do-not-text";
  readonly moved: readonly string[];
}

/** One message of a file. */
export interface Message {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly verdict: "pass" | "review" | "block";
  readonly findings: readonly Finding[];
  readonly rewrite: Rewrite | null;
}

/** A file that was checked. */
export interface Checked {
  readonly messages: readonly Message[];
  readonly problem: null | { readonly at: number; readonly reason: string };
}

/** A rule, as `phi-lint explain` says it. */
export interface Rule {
  readonly id: string;
  readonly catches: string;
  readonly why: { readonly en: string };
  readonly citations: readonly string[];
  readonly bad: readonly string[];
  readonly good: readonly string[];
}

/** The engine with one configuration. */
export interface Engine {
  /** Whether messages are looked for in files of this name. */
  knows(path: string): boolean;
  check(path: string, source: string): Checked;
  /** Whether the file still holds its messages when this one was put in. */
  fits(path: string, source: string, number: number): boolean;
  rule(id: string): Rule | undefined;
}

let running = false;

/**
 * An engine.
 *
 * @throws when an option is not known; the error names the known ones.
 */
export function engine(bytes: BufferSource, options: object): Engine {
  if (!running) initSync({ module: bytes });
  running = true;
  const id = create(options);
  const known = rules(id) as readonly Rule[];
  const check = (path: string, source: string): Checked => checkFile(id, path, source) as Checked;
  return {
    check,
    knows: (path) => format(path) !== undefined,
    fits: (path, source, number) => {
      const { messages } = check(path, source);
      const message = messages[number];
      if (message?.rewrite == null) return false;
      const changed = source.slice(0, message.start) + message.rewrite.written + source.slice(message.end);
      return givesBack(path, changed, number, messages.length, message.rewrite.text);
    },
    rule: (rule) => known.find(({ id }) => id === rule),
  };
}
