/** What phi-lint says and what it is asked with. Offsets are UTF-16 code units, half-open, as in every JavaScript string. */

export type Verdict = "pass" | "review" | "block";
export type Severity = "info" | "warning" | "error";
export type Category = "health" | "sensitive" | "payment" | "identifier" | "template" | "hygiene" | "ops";
export type PolicyName = "hipaa-messaging" | "strict" | "baa-channel" | "gdpr" | "intake-bot" | "marketing";
export type Channel = "whatsapp" | "sms" | "web-chat" | "email";

/** One fact that may not be sent, or should be looked at. */
export interface Finding {
  /** The rule that found it, such as `medication-name`. */
  readonly rule: string;
  readonly severity: Severity;
  readonly category: Category;
  readonly start: number;
  readonly end: number;
  /** The dictionary row that matched, folded; never for identifiers. */
  readonly term: string | null;
  /** How much the fact reveals, 0 to 3. */
  readonly tier: number | null;
  /** Whether it is a specially protected fact. */
  readonly sensitive: boolean;
  /** What was found, in staff language. */
  readonly message: string;
  /** Why it may not be sent. */
  readonly why: string;
  readonly citations: readonly string[];
  /** Other rules that found the same words. */
  readonly also: readonly string[];
}

/** The answer to {@link Linter.check}. A clean message always gets the same frozen object. */
export interface Report {
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
}

/** A portal-safe text in place of a message. */
export interface Rewrite {
  readonly text: string;
  /** What the message is for, such as `appointment-reminder`. */
  readonly intent: string;
  readonly strategy: "template" | "surgical" | "drop" | "fallback";
  /** Why sending the text alone may not be enough. */
  readonly safety: null | "instruction-moved" | "urgent-clinical" | "do-not-text";
  readonly requires_staff_action: boolean;
  /** What of the message stands in the text; places lie in the text. */
  readonly kept: readonly { readonly kind: string; readonly start: number; readonly end: number }[];
  /** What does not; places lie in the message. */
  readonly moved_to_portal: readonly { readonly rule: string; readonly start: number; readonly end: number }[];
}

/** A rule as a linter judges it. */
export interface Rule {
  readonly id: string;
  readonly category: Category;
  /** `by tier` and `by tier, one lower` depend on the term. */
  readonly severity: string;
  readonly catches: string;
  readonly message: { readonly en: string; readonly es: string };
  readonly why: { readonly en: string; readonly es: string };
  readonly citations: readonly string[];
  /** Messages it catches, the caught words in `[[double brackets]]`. */
  readonly bad: readonly string[];
  /** Messages that look similar and are clean. */
  readonly good: readonly string[];
}

/** The organisation that sends: what a rewrite fills in where the message lacks it. */
export interface Organisation {
  readonly name?: string;
  /** A name that tells nothing of the care given, where the name does. */
  readonly safeName?: string;
  /** Other names that messages are sent under; an own name is advice where it tells a low-sensitivity field at most. */
  readonly senderNames?: readonly string[];
  /** An https link. */
  readonly portalUrl?: string;
  readonly phone?: string;
  /** Places that tell what is treated there once somebody looks them up. */
  readonly sensitiveLocations?: readonly { readonly address?: string; readonly phone?: string; readonly host?: string }[];
}

/** The keys of `phi-lint.toml` in camelCase; every one may be left out. */
export interface Options {
  /** Default `hipaa-messaging`. */
  readonly policy?: PolicyName;
  /** Default `whatsapp`. */
  readonly channel?: Channel;
  /** Who sends: what is not the role's to send is reported. */
  readonly role?: "receptionist" | "nurse" | "pharmacy" | "billing" | "administrator" | "doctor";
  /** The language findings are told in. Default `auto`: the message's. */
  readonly lang?: "auto" | "en" | "es";
  /** Other levels for single rules. */
  readonly rules?: Readonly<Record<string, Severity | "off">>;
  readonly org?: Organisation;
  /** Exact words that are reported as advice only; a specially protected fact stays what it is. */
  readonly allow?: {
    readonly terms?: readonly string[];
    readonly facilities?: readonly string[];
    readonly providerNames?: readonly string[];
  };
  /** Where any host is named, a link to another than these and the portal's is a warning. */
  readonly links?: { readonly allowedHosts?: readonly string[] };
  /** Names of template variables that are filled with nothing that tells. */
  readonly placeholders?: { readonly safe?: readonly string[] };
  /** Whether what is not the role's to send is an error, and, for the guard, who may send what is held. */
  readonly roles?: { readonly enforce?: boolean; readonly override?: readonly string[] };
  /** The organisation's own dictionaries: the bytes that `phi-lint dict build` wrote. */
  readonly lexicons?: readonly Uint8Array[];
  /** Where the engine comes from; the first linter of a process or page decides. Default: the file beside this module. */
  readonly wasm?: URL | string | Response | BufferSource | WebAssembly.Module;
}

/** Checks messages. Plain functions over strings: there is nothing to free. */
export interface Linter {
  /** Finds the facts in a message that may not be sent. Synchronous, no input or output. */
  check(text: string): Report;
  /** Portal-safe texts in place of the message, at most three, the best first; none for a message that passes. */
  rewrite(text: string): readonly Rewrite[];
  /**
   * For back ends: does nothing for a text that passes or only asks for review.
   *
   * @throws PortalSafeError for a text that must not be sent; the error holds the report, and its message no word of the text.
   */
  assertPortalSafe(text: string): void;
  /** Every rule, in the order of precedence. */
  readonly rules: readonly Rule[];
  /** The rule of this name; nothing when there is none. */
  explain(rule: string): Rule | undefined;
}
