/** Composers of every kind a console may have, each with the model it would send from. */

import { createEmptyHistoryState, registerHistory } from "@lexical/history";
import { registerPlainText } from "@lexical/plain-text";
import { $createParagraphNode, $createTextNode, $getRoot, createEditor } from "lexical";
import { baseKeymap } from "prosemirror-commands";
import { history, redo, undo } from "prosemirror-history";
import { keymap } from "prosemirror-keymap";
import { schema } from "prosemirror-schema-basic";
import { EditorState } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import Quill from "quill";

/** A composer as the page sees it. */
export interface Composer {
  readonly element: HTMLElement;
  /** What the page would send. */
  model(): string;
  clear(): void;
  /** Puts a text in as the page itself does, by its model. */
  put(text: string): void;
}

export type Kind = "textarea" | "input" | "contenteditable" | "lexical" | "prosemirror" | "quill";

/** Makes a composer inside an element. */
export function compose(kind: Kind, place: HTMLElement): Composer {
  if (kind === "textarea" || kind === "input") {
    const element = document.createElement(kind);
    element.setAttribute("aria-label", "Message");
    place.append(element);
    return { element, model: () => element.value, clear: () => (element.value = ""), put: (text) => (element.value = text) };
  }
  const element = document.createElement("div");
  element.setAttribute("aria-label", "Message");
  element.setAttribute("role", "textbox");
  place.append(element);
  if (kind === "contenteditable") {
    element.contentEditable = "true";
    return { element, model: () => element.innerText.trim(), clear: () => element.replaceChildren(), put: (text) => (element.textContent = text) };
  }
  if (kind === "lexical") {
    element.contentEditable = "true";
    const editor = createEditor({ onError: (error) => { throw error; } });
    editor.setRootElement(element);
    registerPlainText(editor);
    registerHistory(editor, createEmptyHistoryState(), 300);
    // What a handler of its own would read, also of an update that is not in the page yet.
    const model = (): string => (editor._pendingEditorState ?? editor.getEditorState()).read(() => $getRoot().getTextContent());
    const clear = (): void => editor.update(() => { $getRoot().clear().append($createParagraphNode()); }, { discrete: true });
    const put = (text: string): void => editor.update(() => {
      $getRoot().clear().append($createParagraphNode().append($createTextNode(text)));
    }, { discrete: true });
    return { element, model, clear, put };
  }
  if (kind === "prosemirror") {
    const state = (): EditorState =>
      EditorState.create({ schema, plugins: [history(), keymap({ "Mod-z": undo, "Mod-y": redo }), keymap(baseKeymap)] });
    const view = new EditorView(element, { state: state() });
    view.dom.setAttribute("aria-label", "Message");
    element.removeAttribute("role");
    element.removeAttribute("aria-label");
    return {
      element: view.dom, clear: () => view.updateState(state()), put: (text) => view.dispatch(view.state.tr.insertText(text)),
      model: () => view.state.doc.textBetween(0, view.state.doc.content.size, "\n"),
    };
  }
  element.removeAttribute("role");
  element.removeAttribute("aria-label");
  const quill = new Quill(element, { modules: { toolbar: false } });
  quill.root.setAttribute("aria-label", "Message");
  quill.root.setAttribute("role", "textbox");
  return { element: quill.root, model: () => quill.getText().replace(/\n$/, ""), clear: () => quill.setText(""), put: (text) => quill.setText(text) };
}
