/** The composer guard: a message that tells something about a patient's health is stopped before it is sent. */

import type { Finding, Linter, Report, Rewrite } from "../types.js";
import { banner, type View } from "./banner.js";
import { editorOf } from "./editor.js";
import { gate } from "./gate.js";
import type { Guard, GuardOptions } from "./options.js";
import { wordsOf } from "./words.js";

/** Thrown by a linter whose answer comes later: what has no verdict yet is held, and `refresh` asks again. */
export class NotYet extends Error {}

export type { Dispute, Guard, GuardOptions, Override, Practice } from "./options.js";

const QUIET: View = {
  state: "quiet", findings: [], rewrite: null, moved: [], usable: false, held: false, picture: false, refused: false, undo: false,
  override: null, unchecked: false, setup: false, allowed: false,
};

/**
 * Guards a composer: a `textarea`, an `input`, or an editable element such as those of Lexical, ProseMirror and Quill.
 *
 * An element that cannot be read gets a banner that says so. Nothing runs while nobody types; no message text is kept or logged.
 */
export function guard(element: Element, linter: Linter, options: GuardOptions = {}): Guard {
  const page = element.ownerDocument;
  const words = wordsOf(options.lang ?? page.documentElement.lang);
  const editor = editorOf(element);
  if (editor === null) {
    const notice = banner(element as HTMLElement, options.mount, words, NOTHING);
    notice.show({ ...QUIET, state: "unprotected" });
    return { refresh: () => notice.place(), detach: () => notice.remove() };
  }
  const view = page.defaultView as Window & typeof globalThis;
  let engine = linter;
  let composing = false;
  /** Whether a rich editor was given something that it may not have put into its text yet. */
  let given = false;
  let pending = false;
  let last: { text: string; report: Report | null; rewrite?: Rewrite | null } = { text: "", report: null };
  /** The safe version that stands in the editor. */
  let put = "";
  /** The text that a person allowed. */
  let allowed: string | null = null;
  let flags = { held: false, picture: false, refused: false, undo: false, setup: options.onSetup !== undefined };

  const message = (): string => (options.compose ?? ((text: string) => text))(editor.text());
  /** The report of a text; none where the engine failed. */
  const reportOf = (text: string): Report | null => {
    if (text === last.text && last.report !== null) return last.report;
    try {
      last = { text, report: engine.check(text) };
      pending = false;
      if (last.report !== null) options.onReport?.(last.report);
    } catch (error) {
      pending = error instanceof NotYet;
      last = { text, report: null };
    }
    return last.report;
  };
  const best = (text: string): Rewrite | null => {
    if (text === last.text && last.rewrite !== undefined) return last.rewrite;
    let rewrite: Rewrite | null = null;
    try {
      rewrite = engine.rewrite(text)[0] ?? null;
    } catch {
      // What cannot be rewritten is held all the same.
    }
    if (text === last.text) last = { ...last, rewrite };
    return rewrite;
  };

  const shown = (): View => {
    const text = message();
    if (text.trim() === "") return { ...QUIET, ...flags, held: false, refused: false };
    if (text === allowed) return { ...QUIET, ...flags, held: false, state: "review", allowed: true };
    const report = reportOf(text);
    if (report === null && pending) return { ...QUIET, ...flags, state: "pending" };
    if (report === null) return { ...QUIET, ...flags, state: "failed", unchecked: options.onFailure === "warn" };
    const findings = report.findings.filter(({ severity }) => severity !== "info");
    if (report.verdict === "pass") return { ...QUIET, ...flags, state: "pass", held: false, refused: false };
    const rewrite = best(text);
    return {
      ...flags, state: report.verdict, findings, rewrite, usable: options.compose === undefined,
      moved: [...new Set((rewrite?.moved_to_portal ?? []).map(({ start, end }) => text.slice(start, end).trim()))],
      override: report.verdict === "block" ? overrideOf(findings, options) : null, unchecked: false, allowed: false,
    };
  };
  const underline = editor.underlines();
  const update = (): void => {
    if (composing) return;
    const now = shown();
    notice.show(now);
    if (options.compose === undefined) underline.show(now.findings);
  };
  const copy = (text: string | null): void => {
    const field = page.createElement("textarea");
    field.value = text ?? message();
    page.body.append(field);
    field.select();
    if (!page.execCommand("copy")) void view.navigator.clipboard?.writeText(field.value);
    field.remove();
    (element as HTMLElement).focus();
  };
  const use = async (): Promise<void> => {
    const rewrite = best(message());
    if (rewrite === null || options.compose !== undefined) return;
    const taken = await editor.replace(rewrite.text);
    if (!taken) await editor.undo();
    put = taken ? message() : "";
    flags = { ...flags, held: false, refused: !taken, undo: taken };
    update();
  };
  const notice = banner(editor.element, options.mount, words, {
    use: () => void use(),
    copy,
    undo: () => {
      flags = { ...flags, undo: false };
      void editor.undo().then(update);
    },
    dispute: ({ rule, term }) => {
      options.onDispute?.({ rule, term });
      return words.disputed(options.contact ?? words.officer);
    },
    override: (reason, approver) => {
      const text = message();
      const report = reportOf(text);
      allowed = text;
      options.onOverride?.({ rules: rulesOf(report), reason, approver, unchecked: report === null });
      flags = { ...flags, held: false };
      update();
      editor.element.focus();
    },
    setup: (practice) => {
      flags = { ...flags, setup: false };
      void Promise.resolve(options.onSetup?.(practice)).then((made) => {
        engine = made ?? engine;
        last = { text: "", report: null };
        update();
      });
    },
  });

  /** Whether what stands in the composer at this moment may go out. */
  const passes = (): boolean => {
    if (given) {
      notice.show({ ...QUIET, ...flags, state: "pending", held: true });
      options.onBlocked?.([]);
      return false;
    }
    const text = message();
    if (text.trim() === "" || text === allowed) return true;
    const report = reportOf(text);
    if (report !== null && report.verdict !== "block") return true;
    flags = { ...flags, held: true };
    notice.show({ ...shown(), held: true });
    options.onBlocked?.(rulesOf(report));
    return false;
  };

  let seen = message();
  const typed = (): void => {
    const text = message();
    // Leaving a field is no change of it.
    if (text !== seen) flags = { ...flags, held: false, refused: false, undo: flags.undo && text === put };
    seen = text;
    update();
  };
  const receive = (): void => {
    given = true;
    // Its own turn was asked for after this one.
    void Promise.resolve().then(() => Promise.resolve()).then(() => { given = false; });
  };
  const begin = (): void => {
    composing = true;
  };
  const end = (): void => {
    composing = false;
    typed();
  };
  const shortcut = (event: KeyboardEvent): void => {
    if (event.key !== "." || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    void use();
  };
  const files = (event: Event): void => {
    const data = event instanceof view.ClipboardEvent ? event.clipboardData : event instanceof view.DragEvent ? event.dataTransfer : null;
    if ((data?.files.length ?? 0) === 0 && !(event.target instanceof view.HTMLInputElement && (event.target.files?.length ?? 0) > 0)) return;
    flags = { ...flags, picture: true };
    update();
  };
  const place = (): void => {
    notice.place();
    underline.place();
  };
  const watched = [editor.element, ...(options.fields ?? [])];
  const changes = new view.MutationObserver(update);
  const rich = editor.element.isContentEditable;
  if (rich) changes.observe(editor.element, { childList: true, characterData: true, subtree: true });
  const size = new view.ResizeObserver(place);
  size.observe(editor.element);
  // What grows above the composer moves it.
  size.observe(page.body);
  const ways: [EventTarget, string, (event: never) => void, boolean][] = [
    ...watched.flatMap((one): typeof ways => [
      [one, "input", typed, false], [one, "change", typed, false], [one, "focusin", update, false],
      // Before the editor itself: it may put something into the text at once.
      [one, "compositionstart", begin, true], [one, "compositionend", end, false],
    ]),
    ...(rich ? ["beforeinput", "input", "paste", "drop"] : []).map((name): typeof ways[number] => [editor.element, name, receive, true]),
    [editor.element, "keydown", shortcut, true], [editor.element, "paste", files, true], [editor.element, "drop", files, true],
    // What the page did with a click or a key is seen once it has done it.
    [view, "click", update, false], [view, "keyup", update, false], [view, "submit", update, false],
    [view, "click", place, false], [view, "scroll", place, true], [view, "resize", place, false],
  ];
  const form = editor.element.closest("form");
  if (form !== null) ways.push([form, "change", files, false]);
  for (const [target, name, act, capture] of ways) target.addEventListener(name, act as EventListener, capture);
  const open = gate(editor.element, options.send, options.enter ?? true, passes);
  update();

  return {
    refresh: () => {
      update();
      place();
    },
    detach: () => {
      open();
      changes.disconnect();
      size.disconnect();
      for (const [target, name, act, capture] of ways) target.removeEventListener(name, act as EventListener, capture);
      underline.remove();
      notice.remove();
    },
  };
}

const NOTHING = { use: () => {}, copy: () => {}, undo: () => {}, dispute: () => "", override: () => {}, setup: () => {} };

const rulesOf = (report: Report | null): string[] =>
  [...new Set((report?.findings ?? []).filter(({ severity }) => severity !== "info").map(({ rule }) => rule))];

/** Whether this person may override these findings: a specially protected fact asks for an administrator and a second person. */
function overrideOf(findings: readonly Finding[], { role, overrideRoles }: GuardOptions): View["override"] {
  if (role === undefined || !(overrideRoles ?? []).includes(role)) return null;
  const sensitive = findings.some((finding) => finding.sensitive);
  if (sensitive && role !== "administrator") return null;
  return { approver: sensitive };
}
