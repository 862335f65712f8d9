/** The banner: what was found, why, and what may be sent instead. It lives in a shadow root and touches nothing of the page. */

import type { Finding, Rewrite } from "../types.js";
import type { Practice } from "./options.js";
import { STYLE } from "./style.js";
import type { Words } from "./words.js";

/** What the banner shows. */
export interface View {
  readonly state: "quiet" | "pending" | "pass" | "review" | "block" | "failed" | "unprotected";
  readonly findings: readonly Finding[];
  readonly rewrite: Rewrite | null;
  /** What the rewrite leaves out, in the message's own words. */
  readonly moved: readonly string[];
  /** Whether the safe version can be put into the editor, not only copied. */
  readonly usable: boolean;
  /** Whether something was stopped just now. */
  readonly held: boolean;
  readonly picture: boolean;
  readonly refused: boolean;
  readonly undo: boolean;
  /** Whether a person may override, and whether a second one has to agree. */
  readonly override: null | { readonly approver: boolean };
  /** Whether a message that could not be checked may be sent. */
  readonly unchecked: boolean;
  readonly setup: boolean;
  /** Whether a person allowed this text. */
  readonly allowed: boolean;
}

/** What the person does in the banner. */
export interface Actions {
  readonly use: () => void;
  /** Copies a text, or the draft itself. */
  readonly copy: (text: string | null) => void;
  readonly undo: () => void;
  readonly dispute: (finding: Finding) => string;
  readonly override: (reason: string, approver: string | null) => void;
  readonly setup: (practice: Practice) => void;
}

/** The banner of one guard. */
export interface Banner {
  show(view: View): void;
  /** Puts the banner beside the composer again. */
  place(): void;
  remove(): void;
}

/** A banner beside an element, or inside `mount`. */
export function banner(element: HTMLElement, mount: Element | undefined, words: Words, actions: Actions): Banner {
  const page = element.ownerDocument;
  const view = page.defaultView as Window & typeof globalThis;
  const host = page.createElement("div");
  host.dataset["phiLint"] = "banner";
  const root = host.attachShadow({ mode: "open" });
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
  const make = <Name extends keyof HTMLElementTagNameMap>(name: Name, className = "", text = ""): HTMLElementTagNameMap[Name] => {
    const made = page.createElement(name);
    if (className !== "") made.className = className;
    if (text !== "") made.textContent = text;
    return made;
  };
  const button = (text: string, className: string, act: () => void): HTMLButtonElement => {
    const made = make("button", className, text);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  };
  const input = (text: string): [HTMLLabelElement, HTMLInputElement] => {
    const label = make("label", "", text);
    const made = make("input");
    label.append(made);
    return [label, made];
  };
  const box = make("section", "banner");
  box.dataset["state"] = "quiet";
  // Two composers have two banners, which a screen reader lists by name.
  const named = element.getAttribute("aria-label") ?? (element as HTMLTextAreaElement).labels?.[0]?.textContent?.trim() ?? "";
  box.setAttribute("aria-label", named === "" ? words.banner : `${words.banner}: ${named}`);
  const status = make("p", "status");
  status.setAttribute("role", "status");
  status.setAttribute("aria-live", "polite");
  root.append(status, box);
  if (mount === undefined) host.dataset["floating"] = "";
  // A modal dialog lies over everything else, which cannot be clicked while it is open.
  (mount ?? element.closest("dialog, [popover]") ?? page.body).append(host);

  let safeText: HTMLElement | undefined;
  const title = (shown: View): string => {
    if (shown.allowed) return words.allowed;
    if (shown.state === "pass") return `✓ ${words.checked}`;
    if (shown.state === "pending") return shown.held ? words.again : words.checking;
    if (shown.state === "unprotected") return words.unprotected;
    if (shown.state === "failed") return words.failed;
    if (shown.state === "block") return shown.held ? `${words.block} ${words.held}` : words.block;
    return words.review;
  };
  const finding = (one: Finding): HTMLLIElement => {
    const item = make("li");
    const line = make("p", "", `${one.message} `);
    const wrong = button(words.wrong, "small", () => wrong.replaceWith(make("span", "note", actions.dispute(one))));
    line.append(wrong);
    item.append(line, make("p", "why", one.why));
    return item;
  };
  const copier = (text: () => string | null): HTMLButtonElement => {
    const made = button(words.copy, "", () => {
      actions.copy(text());
      made.textContent = words.copied;
    });
    return made;
  };
  const safe = (rewrite: Rewrite, shown: View): HTMLElement[] => {
    safeText = make("p", "safe", rewrite.text);
    const parts: HTMLElement[] = [make("p", "note", words.safe), safeText];
    if (shown.moved.length > 0) parts.push(make("p", "moved", `${words.moved} ${shown.moved.join(" · ")}`));
    if (rewrite.safety !== null) parts.push(make("p", "note", words.safety[rewrite.safety]));
    const row = make("div", "row");
    if (shown.usable) row.append(button(`${words.use} (Ctrl+.)`, "main", actions.use));
    row.append(copier(() => safeText?.textContent ?? ""));
    return [...parts, row];
  };
  const override = (asks: { approver: boolean }, failed: boolean): HTMLElement => {
    const details = make("details");
    const [reason, reasonInput] = input(words.reason);
    const [approver, approverInput] = input(words.approver);
    const row = make("div", "row");
    row.append(reason);
    if (asks.approver) row.append(approver);
    row.append(button(words.confirm, "", () => {
      const missing = [reasonInput, ...(asks.approver ? [approverInput] : [])].find(({ value }) => value.trim() === "");
      if (missing === undefined) actions.override(reasonInput.value.trim(), asks.approver ? approverInput.value.trim() : null);
      else missing.focus();
    }));
    details.append(make("summary", "note", failed ? words.unchecked : words.override), row);
    return details;
  };
  const setup = (): HTMLElement => {
    const form = make("div");
    const fields = [input(words.name), input(words.portal), input(words.phone)] as const;
    const row = make("div", "row");
    row.append(...fields.map(([label]) => label), button(words.save, "", () => {
      const [name, portalUrl, phone] = fields.map(([, { value }]) => value.trim()) as [string, string, string];
      actions.setup({ name, portalUrl, phone });
    }));
    form.append(make("p", "note", words.setup), row);
    return form;
  };

  const place = (): void => {
    if (mount !== undefined) return;
    const own = element.getBoundingClientRect();
    const around = element.closest("form")?.getBoundingClientRect() ?? own;
    // Below a small form rather than over its button.
    const { top, bottom } = around.height < own.height + 160 ? around : own;
    const { left, width } = own;
    const above = top > view.innerHeight - bottom;
    // Beside a narrow composer it is wider than that, and stays in the window.
    const room = view.innerWidth - 8;
    const wide = Math.min(Math.max(width, 320), room);
    const high = above ? top : view.innerHeight - bottom;
    host.style.cssText = `--room:${Math.max(high - 16, 96)}px;left:${Math.max(4, Math.min(left, room + 4 - wide))}px;width:${wide}px;`
      + (above ? `bottom:${view.innerHeight - top + 4}px` : `top:${bottom + 4}px`);
  };
  // Asked while somebody types, the composer's place would have to be computed for every letter; here it is known.
  const size = new view.ResizeObserver(place);
  size.observe(box);
  let announced = "";
  let known = "";
  return {
    place,
    show: (shown) => {
      // What is shown already keeps what the person opened and typed in it; a safe version often grows with the draft.
      const now = JSON.stringify([
        shown, shown.findings.map(({ rule, term, message, why }) => [rule, term, message, why]), shown.rewrite?.safety,
      ], (key, value: unknown) => (key === "findings" ? undefined : key === "rewrite" ? value !== null : value));
      if (now === known) {
        if (safeText !== undefined && shown.rewrite !== null && safeText.textContent !== shown.rewrite.text) safeText.textContent = shown.rewrite.text;
        return;
      }
      known = now;
      box.dataset["state"] = shown.state;
      const heading = shown.state === "quiet" ? "" : title(shown);
      const parts: HTMLElement[] = heading === "" ? [] : [make("p", "title", heading)];
      if (shown.findings.length > 0) {
        const list = make("ul");
        list.append(...shown.findings.map(finding));
        parts.push(list);
      }
      if (shown.rewrite !== null) parts.push(...safe(shown.rewrite, shown));
      else if (shown.state === "block") parts.push(make("p", "note", words.noSafe));
      if (shown.state === "failed") parts.push(make("p", "note", words.failedHow), copier(() => null));
      if (shown.refused) parts.push(make("p", "note", words.refused));
      if (shown.picture) parts.push(make("p", "note", words.picture));
      if (shown.override !== null) parts.push(override(shown.override, false));
      if (shown.unchecked) parts.push(override({ approver: false }, true));
      if (shown.undo) parts.push(button(words.undo, "small", actions.undo));
      if (shown.setup) parts.push(setup());
      if (shown.state === "quiet" && parts.length > 0) box.dataset["state"] = "pass";
      box.replaceChildren(...parts);
      // Only a change is told, not every letter.
      if (heading !== announced) status.textContent = announced = heading;
    },
    remove: () => {
      size.disconnect();
      host.remove();
    },
  };
}
