/** The package in Node.js: the engine is read from its file. */

import { readFileSync } from "node:fs";
import { linterOf, started } from "./linter.js";
import { initSync } from "./phi-lint.js";
import type { Linter, Options } from "./types.js";

export { PortalSafeError } from "./portal-safe.js";
export type * from "./types.js";

let running = false;

/** Makes a linter. */
export async function createLinter(options: Options = {}): Promise<Linter> {
  if (!running) {
    started(initSync({ module: await engine(options.wasm) }));
    running = true;
  }
  return linterOf(options);
}

async function engine(wasm: Options["wasm"]): Promise<BufferSource | WebAssembly.Module> {
  if (wasm === undefined) return readFileSync(new URL("./phi-lint.wasm", import.meta.url));
  if (typeof wasm === "string" || wasm instanceof URL) return readFileSync(wasm);
  if (wasm instanceof Response) return await wasm.arrayBuffer();
  return wasm;
}
