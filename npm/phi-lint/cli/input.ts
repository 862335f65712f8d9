/** Reading files, standard input and logs. */

import { closeSync, createReadStream, openSync, readFileSync, readSync } from "node:fs";

/** A larger message, file or line is refused by the engine; no more than this and one byte is read of it. */
const LARGEST = 64 << 20;
/** Stands for a line that is longer, as the engine knows it. */
const TOO_LONG = Buffer.of(0x18);
const LINE_FEED = 0x0a;

/** The bytes of a file, or of standard input for none. */
export async function bytes(file: string | undefined): Promise<Uint8Array> {
  return file === undefined ? await standardInput() : whole(file);
}

async function standardInput(): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of process.stdin as AsyncIterable<Buffer>) {
    parts.push(part);
    length += part.length;
    if (length > LARGEST) break;
  }
  return Buffer.concat(parts).subarray(0, LARGEST + 1);
}

function whole(file: string): Uint8Array {
  const descriptor = openSync(file, "r");
  try {
    const parts: Buffer[] = [];
    let length = 0;
    while (length <= LARGEST) {
      const part = Buffer.allocUnsafe(length === 0 ? 1 << 16 : 1 << 20);
      const read = readSync(descriptor, part);
      if (read === 0) break;
      parts.push(part.subarray(0, read));
      length += read;
    }
    return Buffer.concat(parts).subarray(0, LARGEST + 1);
  } finally {
    closeSync(descriptor);
  }
}

/** The text of a list of paths. */
export async function list(name: string): Promise<string> {
  return name === "-" ? Buffer.from(await standardInput()).toString("utf8") : readFileSync(name, "utf8");
}

/** Hands over the lines of a log as they arrive, each time with the number of the first. */
export async function lines(name: string, take: (first: number, block: Uint8Array) => void): Promise<void> {
  const input: AsyncIterable<Buffer> = name === "-" ? process.stdin : createReadStream(name, { highWaterMark: 1 << 20 });
  let first = 1;
  let begun: Buffer[] = [];
  let length = 0;
  const hold = (part: Buffer): void => {
    if (length <= LARGEST) begun.push(part);
    length += part.length;
  };
  const line = (): Buffer => (length > LARGEST ? TOO_LONG : Buffer.concat(begun));
  for await (const part of input) {
    const last = part.lastIndexOf(LINE_FEED);
    if (last < 0) {
      hold(part);
      continue;
    }
    const end = part.indexOf(LINE_FEED);
    hold(part.subarray(0, end));
    const block = Buffer.concat([line(), part.subarray(end, last + 1)]);
    take(first, block);
    for (let at = end; at >= 0; at = part.indexOf(LINE_FEED, at + 1)) first += 1;
    begun = [];
    length = 0;
    hold(part.subarray(last + 1));
  }
  if (length > 0) take(first, line());
}
