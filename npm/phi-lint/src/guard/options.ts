/** What the guard is told, and what it tells the page. No callback but `onReport` ever gets a message's text. */

import type { Linter, Report } from "../types.js";

/** A person who stands in for a finding that is overridden. */
export interface Override {
  /** The rules that were overridden. */
  readonly rules: readonly string[];
  /** What the person typed. */
  readonly reason: string;
  /** The second person, where a specially protected fact asks for one. */
  readonly approver: string | null;
  /** Whether the message could not be checked at all. */
  readonly unchecked: boolean;
}

/** A finding that a person holds for wrong. */
export interface Dispute {
  readonly rule: string;
  /** The dictionary row that matched, never the text. */
  readonly term: string | null;
}

/** What the practice answers when it is asked the first time. */
export interface Practice {
  readonly name: string;
  readonly portalUrl: string;
  readonly phone: string;
}

/** Every option may be left out. */
export interface GuardOptions {
  /** What sends: elements, a selector, or a question. Default: submit buttons of the composer's form, and what is named "send" near it. */
  readonly send?: Element | readonly Element[] | string | ((element: Element) => boolean);
  /** Whether Enter without Shift sends. Default true: a held Enter is a nuisance, a sent message a breach. */
  readonly enter?: boolean;
  /** Where the banner lies. Default: over the page, beside the composer. */
  readonly mount?: Element;
  /** The language of the banner. Default: the page's, English where it is neither. */
  readonly lang?: "en" | "es";
  /** The role of the person at the keyboard. Default none. */
  readonly role?: string;
  /** Roles that may override a finding. Default none. */
  readonly overrideRoles?: readonly string[];
  /** What happens where the engine fails. Default `hold`: nothing is sent; `warn` lets a person send it unchecked. */
  readonly onFailure?: "hold" | "warn";
  /** Who can allow what is held for wrong, by name. Default: your compliance officer. */
  readonly contact?: string;
  /** The message that would be sent, where the composer holds only a part of it: a template with its fields. */
  readonly compose?: (text: string) => string;
  /** Fields that belong to the message; they are watched like the composer. */
  readonly fields?: readonly Element[];
  /** Asks for clinic name, portal link and telephone; returns a linter that knows them. */
  readonly onSetup?: (practice: Practice) => Linter | Promise<Linter>;
  /** The report of each text that was checked, for the page itself. */
  readonly onReport?: (report: Report) => void;
  /** Something was not sent. */
  readonly onBlocked?: (rules: readonly string[]) => void;
  /** Something was sent nevertheless. */
  readonly onOverride?: (override: Override) => void;
  /** Somebody holds a finding for wrong. */
  readonly onDispute?: (dispute: Dispute) => void;
}

/** A guard at work. */
export interface Guard {
  /** Checks again, where the page changed the text without an event. */
  refresh(): void;
  /** Takes everything away and leaves the page as it was. */
  detach(): void;
}
