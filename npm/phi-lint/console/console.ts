/** The demo console: conversations, templates and a composer of every kind, with the guard before Send. Nothing is stored or sent. */

import { createLinter, type Linter } from "phi-lint";
import { guard, type Guard } from "phi-lint/guard";
import { compose, type Composer, type Kind } from "../test/editors/editors.js";

type Language = "en" | "es";

const WORDS: Record<Language, Record<string, string>> = {
  en: {
    title: "Patient messages", editor: "Editor", role: "Role", language: "Language", patients: "Conversations", template: "Template", send: "Send",
    log: "What happened", sent: "would have been sent", stopped: "stopped", overridden: "overridden", disputed: "held for wrong", free: "Free text",
    promise: "Nothing leaves this page. The log holds rules, never a message.",
  },
  es: {
    title: "Mensajes a pacientes", editor: "Editor", role: "Función", language: "Idioma", patients: "Conversaciones", template: "Plantilla", send: "Enviar",
    log: "Qué pasó", sent: "se habría enviado", stopped: "detenido", overridden: "permitido", disputed: "señalado como error", free: "Texto libre",
    promise: "Nada sale de esta página. El registro guarda reglas, nunca un mensaje.",
  },
};
const PATIENTS: readonly { name: string; thread: readonly [who: "own" | "other", text: string][] }[] = [
  { name: "Ana Fictional", thread: [["own", "Hi Ana, you have an appointment tomorrow at 2 PM. Reply Y to confirm."], ["other", "Y, thanks!"]] },
  { name: "Ben Example", thread: [["other", "Is my prescription ready?"]] },
  { name: "Carla Muestra", thread: [["other", "Hola, ¿a qué hora abren mañana?"]] },
  { name: "Dev Placeholder", thread: [["own", "Your results are available. Log in to your patient portal to view them."]] },
];
const TEMPLATES: readonly string[] = [
  "Hi {{first_name}}, you have an appointment {{when}}. Reply Y to confirm.",
  "Hi {{first_name}}, your {{what}} is ready for pickup.",
  "Hola {{nombre}}, su cita es {{cuando}}.",
];
const ROLES = ["receptionist", "nurse", "doctor", "administrator"];

const at = <Type extends HTMLElement>(id: string): Type => document.getElementById(id) as Type;
const [kind, role, language, template] = [at<HTMLSelectElement>("kind"), at<HTMLSelectElement>("role"), at<HTMLSelectElement>("language"), at<HTMLSelectElement>("template")];
const org = { name: "Main Street Clinic", portalUrl: "https://portal.example", phone: "555-0100" };
const linter: Linter = await createLinter({ org });
let patient = 0;
let composer: Composer;
let guarded: Guard | undefined;
const threads = PATIENTS.map(({ thread }) => [...thread]);

const words = (): Record<string, string> => WORDS[language.value as Language];
const item = (text: string, className = ""): HTMLLIElement => {
  const made = document.createElement("li");
  made.textContent = text;
  made.className = className;
  return made;
};
const log = (what: string, rules: readonly string[] = []): void => {
  const time = new Date().toLocaleTimeString(language.value);
  at("log").prepend(item(`${time} · ${words()[what]}${rules.length > 0 ? `: ${rules.join(", ")}` : ""}`));
};

/** The message as it would be sent: the template with its fields, or what stands in the composer. */
function filled(text: string): string {
  for (const field of document.querySelectorAll<HTMLInputElement>("#fields input")) {
    text = text.replaceAll(`{{${field.name}}}`, field.value === "" ? `{{${field.name}}}` : field.value);
  }
  return text;
}

function show(): void {
  document.documentElement.lang = language.value;
  for (const element of document.querySelectorAll<HTMLElement>("[data-say]")) element.textContent = words()[element.dataset["say"] ?? ""] ?? "";
  at("patients").replaceChildren(...PATIENTS.map(({ name }, index) => {
    const entry = item("");
    const open = document.createElement("button");
    open.type = "button";
    open.textContent = name;
    if (index === patient) open.setAttribute("aria-current", "true");
    open.addEventListener("click", () => { patient = index; show(); });
    entry.append(open);
    return entry;
  }));
  at("patient").textContent = PATIENTS[patient]?.name ?? "";
  at("thread").replaceChildren(...(threads[patient] ?? []).map(([who, text]) => item(text, who)));
  at("thread").scrollTop = at("thread").scrollHeight;
}

function send(): void {
  const text = filled(composer.model());
  if (text.trim() === "") return;
  threads[patient]?.push(["own", text]);
  log("sent");
  composer.clear();
  show();
  guarded?.refresh();
}

/** The composer anew, of the chosen kind, with a guard that knows the role and the fields. */
function build(text = ""): void {
  guarded?.detach();
  at("place").replaceChildren();
  composer = compose(kind.value as Kind, at("place"));
  composer.element.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    send();
  }, true);
  const fields = [...document.querySelectorAll<HTMLInputElement>("#fields input")];
  guarded = guard(composer.element, linter, {
    mount: at("guard"), lang: language.value as Language, role: role.value, overrideRoles: ["doctor", "administrator"],
    ...(fields.length > 0 ? { compose: filled, fields } : {}),
    onBlocked: (rules) => log("stopped", rules), onOverride: ({ rules }) => log("overridden", rules), onDispute: ({ rule }) => log("disputed", [rule]),
  });
  composer.element.focus();
  if (text !== "") document.execCommand("insertText", false, text);
}

/** The fields of the chosen template. */
function pick(): void {
  const text = TEMPLATES[Number(template.value)] ?? "";
  const names = [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name as string))];
  at("fields").replaceChildren(...names.map((name) => {
    const label = document.createElement("label");
    const input = document.createElement("input");
    input.name = name;
    label.append(document.createElement("span"), input);
    (label.firstChild as HTMLElement).textContent = name;
    return label;
  }));
  build(text);
}

function choices(): void {
  const chosen = template.value;
  template.replaceChildren(new Option(words()["free"], ""), ...TEMPLATES.map((text, index) => new Option(text, String(index))));
  template.value = chosen;
}

role.replaceChildren(...ROLES.map((name) => new Option(name, name)));
at("composer").addEventListener("submit", (event) => { event.preventDefault(); send(); });
for (const select of [kind, role]) select.addEventListener("change", () => build());
language.addEventListener("change", () => { choices(); show(); build(); });
template.addEventListener("change", pick);
choices();
show();
build();
document.documentElement.dataset["ready"] = "";
