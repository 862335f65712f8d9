/** Small helpers of the extension's own pages: elements by their name, and words in the browser's language. */

/** The element of this name. */
export const at = <Type extends HTMLElement = HTMLInputElement>(id: string): Type => document.getElementById(id) as Type;

const ES: Readonly<Record<string, string>> = {
  "Settings": "Ajustes", "Policy": "Política", "Your role": "Su función", "Roles that may override": "Funciones que pueden permitir", "If the check fails": "Si falla la revisión",
  "hold the message": "retener el mensaje", "let me send it unchecked": "permitir enviarlo sin revisar", "Who can allow a finding": "Quién puede permitir un hallazgo",
  "Clinic name": "Nombre de la clínica", "Patient portal link": "Enlace del portal del paciente", "Clinic telephone": "Teléfono de la clínica",
  "Words that are fine here, one a line": "Palabras permitidas, una por línea", "Save": "Guardar", "Saved": "Guardado", "Export": "Exportar", "Import": "Importar",
  "Sites": "Sitios", "The guard runs on these sites only.": "La protección solo funciona en estos sitios.", "Remove": "Quitar", "none yet": "ninguno todavía",
  "Message": "Mensaje", "Protect this site": "Proteger este sitio", "This site is protected": "Este sitio está protegido", "Safe version": "Versión segura", "Copy": "Copiar",
  "No health-specific content found under this policy.": "No se encontró contenido de salud según esta política.", "Look at this before you send it.": "Revise esto antes de enviarlo.",
  "This must not be sent.": "Esto no se debe enviar.", "Set by your administrator:": "Definido por su administrador:", "The portal link must begin with https://": "El enlace del portal debe empezar con https://",
};

/** A text in the browser's language. */
export const say = (text: string): string => (navigator.language.startsWith("es") ? ES[text] ?? text : text);

/** Puts every text of the page into the browser's language. */
export function translate(): void {
  document.documentElement.lang = navigator.language.startsWith("es") ? "es" : "en";
  for (const element of document.querySelectorAll<HTMLElement>("[data-say]")) element.textContent = say(element.dataset["say"] ?? "");
}
