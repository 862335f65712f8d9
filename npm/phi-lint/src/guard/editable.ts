/** Rich editors: plain `contenteditable`, Lexical, ProseMirror, Quill. Each keeps a model of its own, so it is written to as a person would: by selecting all and pasting. */

import type { Editor } from "./editor.js";
import { marks } from "./marks.js";

const BLOCKS = new Set(["P", "DIV", "LI", "H1", "H2", "H3", "H4", "H5", "H6", "BLOCKQUOTE", "PRE", "UL", "OL", "TR"]);

/** A text node and where its text begins in the whole. */
interface Piece {
  readonly node: Text;
  readonly start: number;
}

/** The text of an element as its reader sees it, a line break between blocks, and where each part of it stands. */
function read(root: Node): { text: string; pieces: Piece[] } {
  const pieces: Piece[] = [];
  let text = "";
  const breaks = (): void => {
    if (text !== "" && !text.endsWith("\n")) text += "\n";
  };
  const walk = (node: Node): void => {
    if (node.nodeType === 3) {
      // What editors put into empty lines is no text.
      const own = (node as Text).data;
      if (own === "\u200b" || own === "\ufeff") return;
      pieces.push({ node: node as Text, start: text.length });
      text += own.replaceAll("\u00a0", " ");
      return;
    }
    const name = node.nodeName;
    if (name === "BR") {
      // The break that keeps an empty block open is none.
      if (node.nextSibling !== null || !BLOCKS.has(node.parentNode?.nodeName ?? "")) text += "\n";
      return;
    }
    const block = node !== root && BLOCKS.has(name);
    if (block) breaks();
    const empty = block && (node.textContent ?? "") === "" && name !== "UL" && name !== "OL";
    for (const child of Array.from(node.childNodes)) walk(child);
    if (empty) text += "\n";
    else if (block) breaks();
  };
  walk(root);
  return { text: text.replace(/\n+$/, ""), pieces };
}

/** Whether two texts are the same but for empty lines, which editors keep differently. */
const same = (one: string, other: string): boolean => fold(one) === fold(other);
const fold = (text: string): string => text.replaceAll("\u00a0", " ").replace(/\s*\n\s*/g, "\n").trim();

/** The editor has seen the new selection, or painted the new text. */
const settled = (view: Window): Promise<void> =>
  new Promise((resolve) => view.requestAnimationFrame(() => view.requestAnimationFrame(() => resolve())));

/** The editor of an editable element. */
export function editable(element: HTMLElement): Editor {
  const page = element.ownerDocument;
  const view = page.defaultView as Window & typeof globalThis;
  const text = (): string => read(element).text;
  let before: string | undefined;

  const selectAll = async (): Promise<void> => {
    element.focus();
    const selection = (element.getRootNode() as Document).getSelection?.() ?? view.getSelection();
    const range = page.createRange();
    range.selectNodeContents(element);
    // Editors learn of a selection by an event that comes later than the next frame at times.
    const told = new Promise((resolve) => page.addEventListener("selectionchange", resolve, { once: true }));
    selection?.removeAllRanges();
    selection?.addRange(range);
    await Promise.race([told, settled(view).then(() => settled(view))]);
    await settled(view);
  };
  const paste = (written: string): void => {
    const data = new view.DataTransfer();
    data.setData("text/plain", written);
    element.dispatchEvent(new view.ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true, composed: true }));
  };
  const insert = (written: string): void => {
    page.execCommand("insertText", false, written);
  };
  const write = async (written: string): Promise<boolean> => {
    // An editor with a model of its own takes a paste as a whole; a plain one does nothing with it.
    const managed = element.hasAttribute("data-lexical-editor") || "pmViewDesc" in element || element.classList.contains("ql-editor");
    for (const way of managed ? [paste, insert] : [insert, paste]) {
      await selectAll();
      way(written);
      // Most have it at once; what the person types next must not be taken for theirs.
      await Promise.resolve();
      if (same(text(), written)) return true;
      await settled(view);
      if (same(text(), written)) return true;
    }
    return false;
  };
  return {
    element,
    text,
    replace: async (written) => {
      before = text();
      return await write(written);
    },
    undo: async () => {
      const own = before;
      before = undefined;
      if (own === undefined) return;
      element.focus();
      page.execCommand("undo");
      await settled(view);
      if (!same(text(), own)) await write(own);
      const selection = view.getSelection();
      selection?.selectAllChildren(element);
      selection?.collapseToEnd();
    },
    underlines: () => marks(page, (spans) => {
      const { pieces } = read(element);
      const at = (offset: number): [Text, number] | null => {
        const piece = pieces.findLast(({ start }) => start <= offset);
        return piece === undefined ? null : [piece.node, Math.min(offset - piece.start, piece.node.data.length)];
      };
      return spans.map(({ start, end }) => {
        const first = at(start);
        const last = at(Math.max(start, end - 1));
        if (first === null || last === null) return null;
        const range = page.createRange();
        range.setStart(...first);
        range.setEnd(last[0], Math.min(last[1] + 1, last[0].data.length));
        return range;
      });
    }),
  };
}
