/** The popup: protect this site, or paste a text and see its verdict and safe version. */

import { createLinter } from "phi-lint";
import { at, say, translate } from "./form.js";
import { options, settings } from "./settings.js";

const VERDICTS = {
  pass: "No health-specific content found under this policy.", review: "Look at this before you send it.", block: "This must not be sent.",
} as const;

translate();
const { settings: set } = await settings();
const linter = await createLinter({ ...options(set), wasm: chrome.runtime.getURL("phi-lint.wasm") });

at<HTMLTextAreaElement>("message").addEventListener("input", () => {
  const text = at<HTMLTextAreaElement>("message").value;
  const { verdict, findings } = linter.check(text);
  at("verdict").textContent = text.trim() === "" ? "" : say(VERDICTS[verdict]);
  at("verdict").dataset["verdict"] = verdict;
  at("findings").replaceChildren(...findings.filter(({ severity }) => severity !== "info").map(({ message, why }) => {
    const item = document.createElement("li");
    item.textContent = `${message} ${why}`;
    return item;
  }));
  const safe = linter.rewrite(text)[0]?.text ?? "";
  at("safe").textContent = safe;
  at("offer").hidden = safe === "";
});
at("copy").addEventListener("click", () => void navigator.clipboard.writeText(at("safe").textContent ?? ""));

const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
const address = tab?.url === undefined ? undefined : new URL(tab.url);
const protect = at<HTMLButtonElement>("protect");
if (address === undefined || !/^https?:$/.test(address.protocol)) {
  protect.hidden = true;
} else {
  const origins = [`${address.origin}/*`];
  const show = async (): Promise<void> => {
    const done = await chrome.permissions.contains({ origins });
    protect.disabled = done;
    protect.textContent = say(done ? "This site is protected" : "Protect this site");
  };
  protect.addEventListener("click", () => void chrome.permissions.request({ origins }).then(show));
  await show();
}
document.documentElement.dataset["ready"] = "";
