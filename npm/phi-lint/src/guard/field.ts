/** Text fields: `textarea` and `input`. */

import type { Editor } from "./editor.js";
import { mirror } from "./mirror.js";

/** The editor of a text field. */
export function field(element: HTMLTextAreaElement | HTMLInputElement): Editor {
  let before: { text: string; start: number | null; end: number | null } | undefined;
  const write = (text: string): void => {
    element.focus();
    element.select();
    // The browser's own command keeps the undo history, and tells frameworks as typing does.
    const done = element.ownerDocument.execCommand("insertText", false, text) && element.value === text;
    if (done) return;
    const setter = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(element) as object, "value")?.set;
    setter?.call(element, text);
    element.dispatchEvent(new Event("input", { bubbles: true }));
  };
  return {
    element,
    text: () => element.value,
    replace: async (text) => {
      before = { text: element.value, start: element.selectionStart, end: element.selectionEnd };
      write(text);
      return element.value === text;
    },
    undo: async () => {
      if (before === undefined) return;
      const { text, start, end } = before;
      before = undefined;
      element.focus();
      const undone = element.ownerDocument.execCommand("undo") && element.value === text;
      if (!undone) write(text);
      element.setSelectionRange(start, end);
    },
    // A field has no ranges.
    underlines: () => mirror(element),
  };
}
