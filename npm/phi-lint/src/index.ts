/** The types of the package, the same in every surrounding. */

import type { Linter, Options } from "./types.js";

export { PortalSafeError } from "./portal-safe.js";
export type * from "./types.js";

/**
 * Makes a linter.
 *
 * @throws when an option, a policy, a channel, a rule or a level is not known; the error names the known ones.
 */
export declare function createLinter(options?: Options): Promise<Linter>;
