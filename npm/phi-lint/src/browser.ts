/** The package in browsers, workers and bundlers: the engine is fetched from beside this module, and nothing else is. */

import { linterOf, started } from "./linter.js";
import init from "./phi-lint.js";
import type { Linter, Options } from "./types.js";

export { PortalSafeError } from "./portal-safe.js";
export type * from "./types.js";

let running: Promise<unknown> | undefined;

/** Makes a linter. */
export async function createLinter(options: Options = {}): Promise<Linter> {
  running ??= init({ module_or_path: options.wasm ?? new URL("./phi-lint.wasm", import.meta.url) }).then(started);
  try {
    await running;
  } catch (error) {
    // The next call may try again.
    running = undefined;
    throw error;
  }
  return linterOf(options);
}
