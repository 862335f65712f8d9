/** The extension's own origin: sites that were allowed, the badge, and the check where a page forbids WebAssembly. */

import { createLinter, type Linter } from "phi-lint";
import type { Answer, Asked, Told } from "./messages.js";
import { options, settings } from "./settings.js";

const SCRIPT = "guard";
let linter: Promise<Linter> | undefined;

/** The engine, made once for each life of this worker. */
const engine = (): Promise<Linter> =>
  (linter ??= settings().then(({ settings }) => createLinter({ ...options(settings), wasm: chrome.runtime.getURL("phi-lint.wasm") })));

/** Puts the guard onto every site that was allowed, and onto no other. */
async function register(): Promise<void> {
  const { origins = [] } = await chrome.permissions.getAll();
  const known = await chrome.scripting.getRegisteredContentScripts({ ids: [SCRIPT] });
  if (known.length > 0) await chrome.scripting.unregisterContentScripts({ ids: [SCRIPT] });
  if (origins.length === 0) return;
  await chrome.scripting.registerContentScripts([{
    id: SCRIPT, js: ["content.js"], matches: origins, runAt: "document_start", allFrames: true, persistAcrossSessions: true,
  }]);
}

/** Puts the guard onto pages that are open already: after an update, their old script has no extension any more. */
async function adopt(): Promise<void> {
  const { origins = [] } = await chrome.permissions.getAll();
  if (origins.length === 0) return;
  for (const { id } of await chrome.tabs.query({ url: origins })) {
    // A tab may be gone, or show an error.
    if (id !== undefined) await chrome.scripting.executeScript({ target: { tabId: id, allFrames: true }, files: ["content.js"] }).catch(() => {});
  }
}

chrome.runtime.onInstalled.addListener(() => void register().then(adopt));
chrome.runtime.onStartup.addListener(() => void register());
chrome.permissions.onAdded.addListener(() => void register().then(adopt));
chrome.permissions.onRemoved.addListener(() => void register());
chrome.storage.onChanged.addListener(() => { linter = undefined; });

chrome.runtime.onMessage.addListener((asked: Asked, sender, answer: (told: Answer | Told) => void) => {
  if (asked.kind === "settings") {
    void settings().then(({ settings }) => answer(settings));
    return true;
  }
  if (asked.kind === "state") {
    const tabId = sender.tab?.id;
    if (tabId === undefined) return false;
    void chrome.action.setBadgeText({ tabId, text: asked.stopped > 0 ? String(asked.stopped) : asked.protected ? "✓" : "?" });
    void chrome.action.setBadgeBackgroundColor({ tabId, color: asked.stopped > 0 ? "#b3261e" : asked.protected ? "#1f6b3a" : "#8a5a00" });
    return false;
  }
  void engine().then(
    (linter) => answer({ report: linter.check(asked.text), rewrites: linter.rewrite(asked.text) }),
    () => answer({ report: null, rewrites: [] }),
  );
  return true;
});
