/** One phrase in place of another: what a rewrite that edits a sentence changes at one finding, and nowhere else. */

/** A part of a text, and what stands there instead. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Above this many words the comparison is not worth its time. */
const MOST = 600;

/** What differs between two texts, word by word; changes with nothing but space between them are one. */
export function changes(before: string, after: string): Change[] {
  const split = (text: string): string[] => text.match(/[\p{L}\p{N}]+|\s+|[^\p{L}\p{N}\s]/gu) ?? [];
  const [old, now] = [split(before), split(after)];
  if (old.length > MOST || now.length > MOST) return [];
  // How long the longest common part of the two ends is.
  const common = Array.from({ length: old.length + 1 }, () => new Uint16Array(now.length + 1));
  const at = (row: number, column: number): number => common[row]?.[column] ?? 0;
  for (let row = old.length - 1; row >= 0; row -= 1) {
    for (let column = now.length - 1; column >= 0; column -= 1) {
      (common[row] as Uint16Array)[column] = old[row] === now[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const out: Change[] = [];
  let [row, column, offset] = [0, 0, 0];
  const put = (start: number, end: number, text: string): void => {
    const last = out.at(-1);
    const between = last === undefined ? "" : before.slice(last.end, start);
    if (last === undefined || between.trim() !== "") out.push({ start, end, text });
    else out[out.length - 1] = { start: last.start, end, text: last.text + between + text };
  };
  while (row < old.length || column < now.length) {
    const [is, will] = [old[row] ?? "", now[column] ?? ""];
    if (row < old.length && is === will) {
      row += 1;
      column += 1;
    } else if (column >= now.length || row < old.length && at(row + 1, column) >= at(row, column + 1)) {
      put(offset, offset + is.length, "");
      row += 1;
    } else {
      put(offset, offset, will);
      column += 1;
      continue;
    }
    offset += is.length;
  }
  return out;
}

/** A text with one change made. */
export const changed = (text: string, { start, end, text: put }: Change): string => text.slice(0, start) + put + text.slice(end);

/** The sentence around a part of a text. */
export function sentence(text: string, start: number, end: number): [number, number] {
  const before = Math.max(...[...text.slice(0, start).matchAll(/[.!?]\s+|\n+/g)].map((found) => found.index + found[0].length), 0);
  const behind = /[.!?](?=\s|$)|\n/.exec(text.slice(end));
  return [before, behind === null ? text.length : end + behind.index + (behind[0] === "\n" ? 0 : 1)];
}
