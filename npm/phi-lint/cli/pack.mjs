/**
 * Packs `phi-lint-files.wasm` for npm: the longest stretch that `phi-lint.wasm` holds as well, which is the dictionaries, is
 * taken out, and the rest is compressed. A package must not carry the dictionaries twice.
 *
 * The packed file: where the stretch belongs, where it begins and ends in `phi-lint.wasm` (three little-endian numbers), the rest.
 */

import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

const here = fileURLToPath(new URL("..", import.meta.url));
const first = readFileSync(`${here}dist/phi-lint.wasm`);
const files = readFileSync(`${here}engine/phi-lint-files.wasm`);
const lexicon = readFileSync(`${here}../../crates/lexicon/phi.lexicon`);

// The end of the dictionaries leads to the stretch; how far it goes is seen in the two modules.
const seed = lexicon.subarray(lexicon.length >> 1);
let [from, at] = [first.indexOf(seed), files.indexOf(seed)];
if (from < 0 || at < 0) throw new Error("the dictionaries do not lie in both modules as they lie in phi.lexicon");
let length = seed.length;
while (from > 0 && at > 0 && first[from - 1] === files[at - 1]) [from, at, length] = [from - 1, at - 1, length + 1];
while (from + length < first.length && first[from + length] === files[at + length]) length += 1;

const head = Buffer.alloc(12);
[at, from, from + length].forEach((number, index) => head.writeUInt32LE(number, 4 * index));
const packed = Buffer.concat([head, files.subarray(0, at), files.subarray(at + length)]);
const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 };
writeFileSync(`${here}dist/phi-lint-files.packed`, brotliCompressSync(packed, { params }));
