/** The labelled corpus and what the native program says of it, in UTF-16 code units. */

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Finding, Rewrite, Verdict } from "../dist/index.js";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** The native program. */
export const PROGRAM = `${root}/target/release/phi-lint`;

export interface Answer {
  readonly text: string;
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
  readonly rewrite: Rewrite | null;
}

/** Every message of the corpus. */
export function messages(): string[] {
  const lines = ["visible", "blind"].flatMap((part) =>
    readFileSync(`${root}/tests/corpus/${part}.jsonl`, "utf8").trimEnd().split("\n"),
  );
  return lines.map((line) => (JSON.parse(line) as { text: string }).text);
}

/** What the native program answers to each message. */
export function native(texts: readonly string[]): Answer[] {
  const input = texts.map((text, id) => JSON.stringify({ id, text })).join("\n");
  const arguments_ = ["check", "--messages", "jsonl", "--format", "json", "--exit-zero", "-"];
  const { CI: _, ...environment } = process.env;
  const output = execFileSync(PROGRAM, arguments_, { input, maxBuffer: 1 << 28, env: environment });
  const answers = output.toString().trimEnd().split("\n").map((line) => JSON.parse(line) as Answer);
  return answers.map(({ verdict, findings, rewrite }, index) => {
    const text = texts[index] as string;
    const units = converter(text);
    const own = converter(rewrite?.text ?? "");
    const placed = <T extends { start: number; end: number }>(one: T, at: (byte: number) => number): T => ({ ...one, start: at(one.start), end: at(one.end) });
    return {
      text,
      verdict,
      findings: findings.map((one) => placed(one, units)),
      rewrite: rewrite && {
        ...rewrite,
        kept: rewrite.kept.map((one) => placed(one, own)),
        moved_to_portal: rewrite.moved_to_portal.map((one) => placed(one, units)),
      },
    };
  });
}

/** From bytes of UTF-8 to UTF-16 code units. */
function converter(text: string): (byte: number) => number {
  const bytes = Buffer.from(text);
  return (byte) => bytes.subarray(0, byte).toString("utf8").length;
}
