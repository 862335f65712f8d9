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

const tell = (): void => {
  // After an update the old script has no extension any more; its guard goes on by itself.
  const state: Asked = { kind: "state", protected: guards.size > 0, stopped };
  try {
    void chrome.runtime.sendMessage(state).catch(() => {});
  } catch {
    // The same.
  }
};

const refresh = (): void => guards.forEach((one) => one.refresh());

/** The engine in this page, or where the page forbids it, in the extension's own origin. */
async function load(): Promise<void> {
  const question: Asked = { kind: "settings" };
  // Where the extension is gone, what is known of it goes on.
  const set = await (chrome.runtime.sendMessage(question) as Promise<Told>).catch(() => DEFAULTS);
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
      const question: Asked = { kind: "check", text };
      const done = (answer: Answer): void => {
        known = { text, answer };
        asked = undefined;
        refresh();
      };
      chrome.runtime.sendMessage(question).then(done, () => done({ report: null, rewrites: [] }));
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

/** Guards what the person writes in, from the first touch on. */
function meet(event: Event): void {
  const target = event.composedPath()[0];
  if (!(target instanceof Element)) return;
  const element = target.closest(site?.composer ?? GENERIC) ?? target.closest(GENERIC);
  if (element === null || guards.has(element)) return;
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
  if (engine === undefined) void loading.then(() => { if (element.isConnected) attach(); });
}

for (const kind of ["focusin", "input", "pointerdown", "keydown"]) window.addEventListener(kind, meet, true);
chrome.storage.onChanged.addListener(() => {
  engine = undefined;
  loading = load();
});
tell();
