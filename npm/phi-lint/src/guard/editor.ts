/** Editors: how the text of a composer is read, pointed at and replaced as a whole. */

import { editable } from "./editable.js";
import { field } from "./field.js";
import type { Marks } from "./marks.js";

/** One composer. */
export interface Editor {
  readonly element: HTMLElement;
  /** What the person wrote. */
  text(): string;
  /** Puts this text in place of the whole draft; false where the editor did not take it as it is. */
  replace(text: string): Promise<boolean>;
  /** Takes the last replacement back, with the person's own text and caret. */
  undo(): Promise<void>;
  /** Its underlines. */
  underlines(): Marks;
}

/** The editor of an element; none where it is of no known kind. */
export function editorOf(element: Element): Editor | null {
  const view = element.ownerDocument.defaultView;
  if (view === null) return null;
  if (element instanceof view.HTMLTextAreaElement) return field(element);
  if (element instanceof view.HTMLInputElement && /^(text|search|)$/.test(element.getAttribute("type") ?? "")) return field(element);
  if (element instanceof view.HTMLElement && element.isContentEditable) return editable(element);
  return null;
}
