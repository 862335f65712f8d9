/** Underlines below what was found, by the browser's highlights: nothing is put into the page's text. */

import type { Severity } from "../types.js";

/** The underlines of one guard. */
export interface Marks {
  show(ranges: readonly { readonly range: Range | null; readonly severity: Severity }[]): void;
  remove(): void;
}

const STYLE = `
::highlight(phi-lint-error) { text-decoration: underline wavy light-dark(#b3261e, #ff8a80) 2px; }
::highlight(phi-lint-warning) { text-decoration: underline wavy light-dark(#8a5a00, #ffc766) 2px; }`;

/** Sheets that hold the style, by document, with the number of guards that need them. */
const sheets = new WeakMap<Document, { sheet: CSSStyleSheet; users: number }>();

/** Underlines in a document; nothing where the browser has no highlights. */
export function marks(page: Document): Marks {
  const view = page.defaultView as (Window & typeof globalThis) | null;
  if (view === null || !("highlights" in view.CSS) || !("adoptedStyleSheets" in page)) return { show: () => {}, remove: () => {} };
  const known = sheets.get(page) ?? { sheet: new view.CSSStyleSheet(), users: 0 };
  if (known.users === 0) {
    known.sheet.replaceSync(STYLE);
    page.adoptedStyleSheets.push(known.sheet);
  }
  known.users += 1;
  sheets.set(page, known);
  let own: [string, Range][] = [];
  const clear = (): void => {
    for (const [name, range] of own) view.CSS.highlights.get(name)?.delete(range);
    own = [];
  };
  return {
    show: (ranges) => {
      clear();
      for (const { range, severity } of ranges) {
        if (range === null || severity === "info") continue;
        const name = `phi-lint-${severity}`;
        if (!view.CSS.highlights.has(name)) view.CSS.highlights.set(name, new view.Highlight());
        view.CSS.highlights.get(name)?.add(range);
        own.push([name, range]);
      }
    },
    remove: () => {
      clear();
      known.users -= 1;
      if (known.users > 0) return;
      page.adoptedStyleSheets = page.adoptedStyleSheets.filter((sheet) => sheet !== known.sheet);
      view.CSS.highlights.delete("phi-lint-error");
      view.CSS.highlights.delete("phi-lint-warning");
    },
  };
}
