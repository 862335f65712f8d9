/** The playground: a message, what is found in it as it is typed, and what may be sent instead. Nothing leaves the page. */

import { createLinter } from "./browser.js";

const SAY = {
  en: {
    lead: "Paste a message to a patient. Everything is checked on this page; nothing leaves it.",
    policy: "Policy", channel: "Channel", language: "Language", message: "Message", draft: "As typed", safe: "Safe version", use: "Use safe version",
    promise: "A clean result means: no health-specific content found under this policy. It is not a statement that anything complies with a law.",
    pass: "No health-specific content found under this policy.", review: "A person must decide before this is sent.", block: "This must not be sent.",
    none: "Nothing to change.", "instruction-moved": "Before sending: post what was taken out in the patient portal.",
    "urgent-clinical": "Call the patient as well: this may be urgent.", "do-not-text": "Do not text: check how the patient wants to be reached.",
  },
  es: {
    lead: "Pegue un mensaje para un paciente. Todo se revisa en esta página; nada sale de ella.",
    policy: "Política", channel: "Canal", language: "Idioma", message: "Mensaje", draft: "Como se escribió", safe: "Versión segura", use: "Usar la versión segura",
    promise: "Un resultado limpio significa: no se encontró contenido de salud según esta política. No afirma que algo cumpla con una ley.",
    pass: "No se encontró contenido de salud según esta política.", review: "Una persona debe decidir antes de enviarlo.", block: "Esto no se debe enviar.",
    none: "Nada que cambiar.", "instruction-moved": "Antes de enviarlo: publique en el portal del paciente lo que se quitó.",
    "urgent-clinical": "Llame también al paciente: puede ser urgente.", "do-not-text": "No envíe mensajes: verifique cómo quiere ser contactado el paciente.",
  },
};
const EXAMPLE = "Hi Ana, your diabetes checkup with Dr. Okafor is tomorrow at 2 PM at Main Street Clinic. Reply Y to confirm.";

const at = (id) => document.getElementById(id);
const [policy, channel, language, message, verdict, findings, before, after, safety, use] =
  ["policy", "channel", "language", "message", "verdict", "findings", "before", "after", "safety", "use"].map(at);

let linter;

/** A linter for what is chosen; the engine itself is fetched once. */
async function choose() {
  linter = await createLinter({ policy: policy.value, channel: channel.value, lang: language.value });
  document.documentElement.lang = language.value;
  for (const element of document.querySelectorAll("[data-say]")) element.textContent = SAY[language.value][element.dataset.say];
  show();
}

function show() {
  const text = message.value;
  const report = linter.check(text);
  const [best] = linter.rewrite(text);
  const say = SAY[language.value];
  verdict.dataset.verdict = report.verdict;
  verdict.textContent = text.trim() === "" ? "" : say[report.verdict];
  const shown = report.findings.filter(({ severity }) => severity !== "info");
  findings.replaceChildren(...shown.map(line));
  before.replaceChildren(...marked(text, shown));
  after.textContent = best?.text ?? (report.verdict === "pass" ? text : "");
  safety.textContent = best ? (say[best.safety] ?? "") : text.trim() === "" ? "" : say.none;
  use.disabled = best === undefined;
}

function line({ rule, severity, message, why }) {
  const item = element("li", severity);
  const title = element("p");
  title.append(`${message} `, Object.assign(element("code"), { textContent: rule }));
  item.append(title, Object.assign(element("p", "why"), { textContent: why }));
  return item;
}

/** The text with its findings underlined. */
function marked(text, found) {
  const parts = [];
  let done = 0;
  for (const { start, end, severity } of found) {
    if (start < done) continue;
    parts.push(text.slice(done, start), Object.assign(element("mark", severity), { textContent: text.slice(start, end) }));
    done = end;
  }
  return [...parts, text.slice(done)];
}

const element = (name, className = "") => Object.assign(document.createElement(name), { className });

language.value = navigator.language.startsWith("es") ? "es" : "en";
message.value = EXAMPLE;
message.addEventListener("input", show);
for (const select of [policy, channel, language]) select.addEventListener("change", choose);
use.addEventListener("click", () => {
  message.value = after.textContent;
  message.focus();
  show();
});
await choose();
document.documentElement.dataset.ready = "yes";
