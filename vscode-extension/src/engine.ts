/** The engine in this process: one WebAssembly module, the same on the desktop and in the browser. */

import { checkFile, create, format, givesBack, initSync, rewrite, rules } from "../engine/phi-lint-files.js";
import { type Change, changed, changes, sentence } from "./phrase.js";

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
  /** What stands for one finding alone, as a change of the file; nothing where its sentence would not survive it. */
  phrase(path: string, source: string, checked: Checked, number: number, finding: Finding): Phrase | undefined;
  rule(id: string): Rule | undefined;
}

/** A change of a file that takes one finding away. */
export interface Phrase extends Change {
  /** The words that go, and those that come. */
  readonly from: string;
  readonly to: string;
  readonly safety: Rewrite["safety"];
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
    phrase: (path, source, { messages }, number, finding) => {
      const message = messages[number];
      if (message === undefined) return undefined;
      const raw = source.slice(message.start, message.end);
      const told = (text: string): number => check("message.txt", text).messages.flatMap(({ findings }) => findings).filter(({ severity }) => severity !== "info").length;
      const edits = (text: string): readonly { readonly text: string; readonly safety: Rewrite["safety"] }[] =>
        (rewrite(id, text) as readonly Rewrite[]).filter(({ strategy }) => strategy === "surgical");
      /** Tries one change of the message's text at this finding. */
      const fitting = (change: Change, safety: Rewrite["safety"]): Phrase | undefined => {
        const from = message.text.slice(change.start, change.end);
        const text = changed(message.text, change);
        if (told(text) >= told(message.text)) return undefined;
        for (let at = raw.indexOf(from); at >= 0; at = raw.indexOf(from, at + 1)) {
          const [start, end] = [message.start + at, message.start + at + from.length];
          if (start > finding.end || end < finding.start) continue;
          const next = changed(source, { start, end, text: change.text });
          if (givesBack(path, next, number, messages.length, text.trimEnd())) {
            return { start, end, text: change.text, from: from.trim(), to: change.text.trim(), safety };
          }
        }
        return undefined;
      };
      // A rewrite of the whole first; where it drops more than a phrase, of the finding's own sentence.
      const words = source.slice(finding.start, finding.end);
      for (let at = message.text.indexOf(words); at >= 0; at = message.text.indexOf(words, at + 1)) {
        const own = sentence(message.text, at, at + words.length);
        for (const [start, end] of [[0, message.text.length], own] as const) {
          const text = message.text.slice(start, end);
          for (const { text: after, safety } of edits(text)) {
            for (const change of changes(text, after)) {
              const moved = { ...change, start: change.start + start, end: change.end + start };
              if (moved.start > at + words.length || moved.end < at) continue;
              const found = fitting(moved, safety);
              if (found !== undefined) return found;
            }
          }
        }
      }
      return undefined;
    },
    rule: (rule) => known.find(({ id }) => id === rule),
  };
}
