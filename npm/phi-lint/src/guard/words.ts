/** What the banner says, in the words of the people who read it. */

/** The strings of one language. */
export interface Words {
  readonly checked: string;
  readonly checking: string;
  readonly again: string;
  readonly block: string;
  readonly review: string;
  readonly held: string;
  readonly safe: string;
  readonly use: string;
  readonly copy: string;
  readonly copied: string;
  readonly undo: string;
  readonly moved: string;
  readonly noSafe: string;
  readonly safety: Readonly<Record<"instruction-moved" | "urgent-clinical" | "do-not-text", string>>;
  readonly wrong: string;
  readonly disputed: (contact: string) => string;
  readonly officer: string;
  readonly override: string;
  readonly reason: string;
  readonly approver: string;
  readonly confirm: string;
  readonly allowed: string;
  readonly failed: string;
  readonly failedHow: string;
  readonly unchecked: string;
  readonly unprotected: string;
  readonly picture: string;
  readonly refused: string;
  readonly setup: string;
  readonly name: string;
  readonly portal: string;
  readonly phone: string;
  readonly save: string;
  readonly banner: string;
}

const EN: Words = {
  checked: "Checked",
  checking: "Checking …",
  again: "Not sent yet: it was still being checked. Send it again.",
  block: "This message tells something about the patient's health.",
  review: "Look at this before you send it.",
  held: "Not sent.",
  safe: "Safe version",
  use: "Use safe version",
  copy: "Copy",
  copied: "Copied",
  undo: "Undo",
  moved: "Put into the patient portal instead:",
  noSafe: "There is no text that may be sent instead. Call the patient.",
  safety: {
    "instruction-moved": "An instruction was taken out: post it in the patient portal.",
    "urgent-clinical": "This may be urgent: call the patient.",
    "do-not-text": "Somebody else may read this phone: do not text.",
  },
  wrong: "This is wrong",
  disputed: (contact) => `Noted. ${contact} can allow it.`,
  officer: "Your compliance officer",
  override: "Send nevertheless",
  reason: "Reason",
  approver: "Second approver",
  confirm: "Allow this message",
  allowed: "Allowed once, as you said. Send it again.",
  failed: "This message could not be checked, so it was not sent.",
  failedHow: "Reload the page. Until it works again, copy the text and use another way.",
  unchecked: "Send unchecked",
  unprotected: "Not protected here",
  picture: "A picture is not checked. Look at it before you send it.",
  refused: "The editor did not take the safe version. Copy it and put it in by hand.",
  setup: "Once, so that safe versions are complete and your own name is not held against you:",
  name: "Clinic name",
  portal: "Patient portal link",
  phone: "Clinic telephone",
  save: "Save",
  banner: "Message check",
};

const ES: Words = {
  checked: "Revisado",
  checking: "Revisando …",
  again: "Aún no se envió: se estaba revisando. Envíelo de nuevo.",
  block: "Este mensaje revela algo sobre la salud del paciente.",
  review: "Revise esto antes de enviarlo.",
  held: "No se envió.",
  safe: "Versión segura",
  use: "Usar la versión segura",
  copy: "Copiar",
  copied: "Copiado",
  undo: "Deshacer",
  moved: "Póngalo en el portal del paciente:",
  noSafe: "No hay un texto que se pueda enviar. Llame al paciente.",
  safety: {
    "instruction-moved": "Se quitó una indicación: publíquela en el portal del paciente.",
    "urgent-clinical": "Puede ser urgente: llame al paciente.",
    "do-not-text": "Otra persona puede leer este teléfono: no envíe mensajes.",
  },
  wrong: "Esto es un error",
  disputed: (contact) => `Anotado. ${contact} puede permitirlo.`,
  officer: "La persona encargada de cumplimiento",
  override: "Enviar de todos modos",
  reason: "Motivo",
  approver: "Segunda persona que autoriza",
  confirm: "Permitir este mensaje",
  allowed: "Permitido una vez, como indicó. Envíelo de nuevo.",
  failed: "No se pudo revisar este mensaje, así que no se envió.",
  failedHow: "Vuelva a cargar la página. Hasta que funcione, copie el texto y use otro medio.",
  unchecked: "Enviar sin revisar",
  unprotected: "Aquí no hay protección",
  picture: "Las imágenes no se revisan. Mírela antes de enviarla.",
  refused: "El editor no aceptó la versión segura. Cópiela y péguela.",
  setup: "Solo una vez, para completar las versiones seguras y no señalar su propio nombre:",
  name: "Nombre de la clínica",
  portal: "Enlace del portal del paciente",
  phone: "Teléfono de la clínica",
  save: "Guardar",
  banner: "Revisión del mensaje",
};

/** The words of a language. */
export const wordsOf = (lang: string): Words => (lang.toLowerCase().startsWith("es") ? ES : EN);
