/** The engine that reads files. It is kept without what `phi-lint.wasm` holds as well, the dictionaries above all. */

import { readFileSync } from "node:fs";
import { brotliDecompressSync } from "node:zlib";
import { initSync } from "../engine/phi-lint-files.js";

/** Starts the engine; see `pack.mjs` for how the file is made. */
export function start(): void {
  const packed = brotliDecompressSync(readFileSync(new URL("./phi-lint-files.packed", import.meta.url)));
  const [at, from, to] = [0, 4, 8].map((byte) => packed.readUInt32LE(byte)) as [number, number, number];
  const rest = packed.subarray(12);
  const shared = readFileSync(new URL("./phi-lint.wasm", import.meta.url)).subarray(from, to);
  initSync({ module: Buffer.concat([rest.subarray(0, at), shared, rest.subarray(at)]) });
}
