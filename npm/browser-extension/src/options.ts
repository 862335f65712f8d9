/** The options page. */

import { at, say, translate } from "./form.js";
import { DEFAULTS, keep, parsed, type Settings, settings } from "./settings.js";

const TEXTS = ["role", "contact", "name", "portalUrl", "phone"] as const;
const LISTS = ["overrideRoles", "terms"] as const;

function fill(shown: Settings): void {
  at<HTMLSelectElement>("policy").value = shown.policy;
  at<HTMLSelectElement>("onFailure").value = shown.onFailure;
  for (const key of TEXTS) at(key).value = shown[key];
  for (const key of LISTS) at<HTMLTextAreaElement>(key).value = shown[key].join("\n");
}

function read(): Settings {
  const lines = (id: string): string[] => at<HTMLTextAreaElement>(id).value.split("\n").map((line) => line.trim()).filter((line) => line !== "");
  return parsed(JSON.stringify({
    ...DEFAULTS, policy: at<HTMLSelectElement>("policy").value, onFailure: at<HTMLSelectElement>("onFailure").value,
    ...Object.fromEntries(TEXTS.map((key) => [key, at(key).value.trim()])), ...Object.fromEntries(LISTS.map((key) => [key, lines(key)])),
  }));
}

const told = (text: string): void => { at("told").textContent = text; };

async function sites(): Promise<void> {
  const { origins = [] } = await chrome.permissions.getAll();
  at("sites").replaceChildren(...origins.map((origin) => {
    const item = document.createElement("li");
    const remove = document.createElement("button");
    remove.type = "button";
    remove.textContent = say("Remove");
    remove.setAttribute("aria-label", `${say("Remove")} ${origin}`);
    remove.addEventListener("click", () => void chrome.permissions.remove({ origins: [origin] }).then(sites));
    item.append(`${origin} `, remove);
    return item;
  }));
  if (origins.length === 0) at("sites").textContent = say("none yet");
}

async function save(changed: Settings): Promise<void> {
  if (changed.portalUrl !== "" && !changed.portalUrl.startsWith("https://")) return told(say("The portal link must begin with https://"));
  await keep(changed);
  told(say("Saved"));
}

at<HTMLFormElement>("settings").addEventListener("submit", (event) => {
  event.preventDefault();
  void save(read());
});
at("export").addEventListener("click", () => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([JSON.stringify(read(), null, 2)], { type: "application/json" }));
  link.download = "phi-lint-settings.json";
  link.click();
  URL.revokeObjectURL(link.href);
});
at("import").addEventListener("change", () => {
  void at("import").files?.[0]?.text().then((text) => {
    const given = parsed(text);
    fill(given);
    return save(given);
  }).catch((error: unknown) => told(String(error instanceof Error ? error.message : error)));
});

translate();
const { settings: shown, managed } = await settings();
fill(shown);
for (const key of managed) at(key).toggleAttribute("disabled", true);
if (managed.length > 0) told(`${say("Set by your administrator:")} ${managed.join(", ")}`);
await sites();
document.documentElement.dataset["ready"] = "";
