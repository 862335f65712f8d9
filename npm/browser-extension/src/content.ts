/** The guard on a page nobody here controls. Until somebody writes there, it is a few listeners. */

import { createLinter, type Linter, type Report, type Rewrite } from "phi-lint";
import { guard, type Guard, type GuardOptions, NotYet } from "phi-lint/guard";
import type { Answer, Asked, Told } from "./messages.js";
import { DEFAULTS, options } from "./settings.js";
import { GENERIC, siteOf } from "./sites.js";

const site = siteOf(location.hostname);
const guards = new Map<Element, Guard>();
let stopped = 0;
let engine: Linter | undefined;
let choices: GuardOptions = {};
let loading: Promise<void> | undefined;

/** Asks the extension's own origin. Once the extension was updated or switched off, it is not there for this script any more. */
const ask = async <Answered>(asked: Asked): Promise<Answered> => await chrome.runtime.sendMessage(asked);

const tell = (): void => void ask({ kind: "state", protected: guards.size > 0, stopped }).catch(() => {});

const refresh = (): void => guards.forEach((one) => one.refresh());

/** The engine in this page, or where the page forbids it, in the extension's own origin. */
async function load(): Promise<void> {
  const set = await ask<Told>({ kind: "settings" }).catch(() => DEFAULTS);
  choices = {
    role: set.role, overrideRoles: set.overrideRoles, onFailure: set.onFailure, ...(set.contact !== "" && { contact: set.contact }),
  };
  try {
    const module = await WebAssembly.compileStreaming(fetch(chrome.runtime.getURL("phi-lint.wasm")));
    engine = await createLinter({ ...options(set), wasm: module });
  } catch {
    engine = remote();
  }
  refresh();
}

/** A linter that asks the extension's own origin: it has a verdict for the very text that was asked last, and for no other. */
function remote(): Linter {
  let known: { text: string; answer: Answer } | undefined;
  let asked: string | undefined;
  const answerTo = (text: string): Answer => {
    if (known?.text === text) {
      if (known.answer.report === null) throw new Error("the engine does not run");
      return known.answer;
    }
    if (asked !== text) {
      asked = text;
      const done = (answer: Answer): void => {
        known = { text, answer };
        asked = undefined;
        refresh();
      };
      // No answer is no verdict: it is held, and the banner says so.
      ask<Answer>({ kind: "check", text }).then(done, () => done({ report: null, rewrites: [] }));
    }
    throw new NotYet();
  };
  const never = (): never => { throw new Error("not here"); };
  return {
    check: (text): Report => answerTo(text).report as Report,
    rewrite: (text): readonly Rewrite[] => answerTo(text).rewrites,
    assertPortalSafe: never, explain: never, rules: [],
  };
}

/** Stands for the engine until it is there: what has no verdict is held. */
const linter: Linter = {
  check: (text) => { if (engine === undefined) throw new NotYet(); return engine.check(text); },
  rewrite: (text) => { if (engine === undefined) throw new NotYet(); return engine.rewrite(text); },
  assertPortalSafe: () => {}, explain: () => undefined, rules: [],
};

/** Guards a composer; whether it was not guarded before. */
function protect(element: Element): boolean {
  if (guards.has(element)) return false;
  for (const [known, one] of guards) {
    if (known.isConnected) continue;
    one.detach();
    guards.delete(known);
  }
  loading ??= load();
  const attach = (): void => {
    guards.get(element)?.detach();
    guards.set(element, guard(element, linter, {
      ...choices, ...(site !== undefined && { send: site.send }), onBlocked: () => { stopped += 1; tell(); },
    }));
    tell();
  };
  attach();
  // Role and the like are known once the settings are.
  if (engine === undefined) void loading.then(() => { if (element.isConnected && guards.has(element)) attach(); });
  return true;
}

const written = (element: Element): boolean => (element instanceof HTMLTextAreaElement ? element.value : element.textContent ?? "").trim() !== "";

/** Guards what was written before anybody touched it here: a draft that the page kept, or one older than this script. */
function protectWritten(): void {
  for (const element of document.querySelectorAll(site?.composer ?? GENERIC)) if (written(element)) protect(element);
}

/** Guards what the person writes in, from the first touch on. */
function meet(event: Event): void {
  const target = event.composedPath()[0];
  if (!(target instanceof Element)) return;
  const element = target.closest(site?.composer ?? GENERIC) ?? target.closest(GENERIC);
  if (element === null) return event.type === "pointerdown" ? protectWritten() : undefined;
  // The guard sees the next key; this one is held, where it may send.
  if (!protect(element) || !(event instanceof KeyboardEvent) || event.key !== "Enter" || !written(element)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

function start(): void {
  // After an update a new script is put beside the old one, whose extension is gone.
  document.dispatchEvent(new Event(TAKE_OVER));
  for (const kind of KINDS) window.addEventListener(kind, meet, true);
  document.addEventListener(TAKE_OVER, () => {
    if (chrome.runtime?.id !== undefined) return;
    for (const kind of KINDS) window.removeEventListener(kind, meet, true);
    guards.forEach((one) => one.detach());
    guards.clear();
  });
  chrome.storage.onChanged.addListener(() => {
    engine = undefined;
    loading = load();
  });
  if (document.readyState !== "loading") protectWritten();
  tell();
}

const TAKE_OVER = "phi-lint-take-over";
const KINDS = ["focusin", "input", "pointerdown", "keydown"] as const;
const world = globalThis as { phiLint?: true };
if (world.phiLint === undefined) {
  world.phiLint = true;
  start();
}
