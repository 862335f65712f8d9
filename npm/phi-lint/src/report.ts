/** A check across the border to WebAssembly: bytes of a message there, numbers of a report back. A clean message costs no object. */

import { check, room, words } from "./phi-lint.js";
import type { Finding, Report, Rule, Severity, Verdict } from "./types.js";

const VERDICTS: readonly Verdict[] = ["pass", "review", "block"];
const SEVERITIES: readonly Severity[] = ["info", "warning", "error"];

/** Stand for what is not there, for text that comes with the words, and for the matched words in lower case; see `wire.rs`. */
const ABSENT = 0xffff_ffff;
const APART = 0xffff_fffe;
const LOWER = 0xffff_fffd;

/** Most messages are clean. */
const PASS: Report = Object.freeze({ verdict: "pass", findings: Object.freeze([]) });

/** Room for a usual message; a longer one gets its own for as long as it is checked. */
const USUAL = 1 << 16;

let memory: WebAssembly.Memory;
/** Views of the memory; empty, and made again, after it grew. */
let bytes = new Uint8Array();
let numbers = new Uint32Array();
let place = 0;
let size = 0;

/** Notes the memory of the engine that is running. */
export function runsIn(its: WebAssembly.Memory): void {
  memory = its;
  [place, size] = [room(USUAL), USUAL];
}

/** Checks a message. */
export function checked(linter: number, text: string, rules: readonly Rule[]): Report {
  const most = 3 * text.length;
  if (most > size) [place, size] = [room(most), most];
  const address = check(linter, written(text));
  const report = address === 0 ? PASS : reportOf(address >>> 2, text, rules);
  if (size > USUAL) [place, size] = [room(USUAL), USUAL];
  return report;
}

/** Writes a text into the engine's memory as UTF-8, a lone surrogate as U+FFFD; says how many bytes that are. */
function written(text: string): number {
  if (bytes.length === 0) bytes = new Uint8Array(memory.buffer);
  const view = bytes;
  let at = place;
  for (let index = 0; index < text.length; index++) {
    let code = text.charCodeAt(index);
    if (code < 0x80) {
      view[at++] = code;
      continue;
    }
    if (code < 0x800) {
      view[at++] = 0xc0 | (code >> 6);
    } else {
      if (code >> 11 === 0x1b) {
        const next = code < 0xdc00 ? text.charCodeAt(index + 1) : 0;
        if (next >> 10 === 0x37) {
          code = 0x1_0000 + ((code & 0x3ff) << 10) + (next & 0x3ff);
          index++;
        } else code = 0xfffd;
      }
      if (code < 0x1_0000) view[at++] = 0xe0 | (code >> 12);
      else {
        view[at++] = 0xf0 | (code >> 18);
        view[at++] = 0x80 | ((code >> 12) & 0x3f);
      }
      view[at++] = 0x80 | ((code >> 6) & 0x3f);
    }
    view[at++] = 0x80 | (code & 0x3f);
  }
  return at - place;
}

/** A report from its numbers and words, as `wire.rs` writes them. */
function reportOf(first: number, text: string, rules: readonly Rule[]): Report {
  if (numbers.length === 0) numbers = new Uint32Array(memory.buffer);
  const view = numbers;
  const language = view[first + 1] === 1 ? "es" : "en";
  // A list of the right length from the start is a third of one that grows.
  const findings = new Array<Finding>(view[first + 2] as number);
  let apart: string | undefined;
  let letter = 0;
  const word = (length: number): string => (apart ??= words()).slice(letter, (letter += length));
  for (let at = first + 3, index = 0; index < findings.length; index++) {
    const rule = rules[view[at] as number] as Rule;
    const tier = view[at + 4] as number;
    const from = view[at + 6] as number;
    const length = view[at + 7] as number;
    const matched = from === ABSENT ? "" : from === APART ? word(length) : text.slice(from, from + length);
    const term = view[at + 8] as number;
    const others = at + 11 + (view[at + 10] as number);
    const also: string[] = [];
    for (let other = at + 11; other < others; other++) also.push((rules[view[other] as number] as Rule).id);
    const summary = rule.message[language];
    findings[index] = {
      rule: rule.id,
      severity: SEVERITIES[view[at + 1] as number] as Severity,
      category: rule.category,
      start: view[at + 2] as number,
      end: view[at + 3] as number,
      term: term === ABSENT ? null : term === LOWER ? matched.toLowerCase() : word(view[at + 9] as number),
      tier: tier === ABSENT ? null : tier,
      sensitive: view[at + 5] === 1,
      message: from === ABSENT ? `${summary}.` : `${summary}: ${matched}.`,
      why: rule.why[language],
      citations: rule.citations,
      also,
    };
    at = others;
  }
  return { verdict: VERDICTS[view[first] as number] as Verdict, findings };
}
