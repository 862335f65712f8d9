/** What content scripts and the extension's own origin say to each other. A text goes no further than that, and is not kept. */

import type { Report, Rewrite } from "phi-lint";
import type { Settings } from "./settings.js";

/** The settings in force, for a content script: what an administrator sets cannot be read there. */
export type Told = Settings;

export type Asked =
  | { readonly kind: "settings" }
  | { readonly kind: "check"; readonly text: string }
  | { readonly kind: "state"; readonly protected: boolean; readonly stopped: number };

/** The answer to a check; no report where the engine failed. */
export interface Answer {
  readonly report: Report | null;
  readonly rewrites: readonly Rewrite[];
}
