/** The error of a back end that is about to send what must not be sent. */

import type { Report, Rewrite } from "./types.js";

export class PortalSafeError extends Error {
  override readonly name = "PortalSafeError";
  readonly report: Report;
  /** What may be sent instead, the best first. */
  readonly rewrites: readonly Rewrite[];

  constructor(report: Report, rewrites: readonly Rewrite[]) {
    const rules = new Set(report.findings.filter(({ severity }) => severity === "error").map(({ rule }) => rule));
    super(`the message must not be sent: ${[...rules].join(", ")}`);
    this.report = report;
    this.rewrites = rewrites;
  }
}
