/** Underlines below what was found, by the browser's highlights: nothing is put into the page's text. */

import type { Severity } from "../types.js";

/** What is underlined. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly severity: Severity;
}

/** The underlines of one guard. */
export interface Marks {
  show(marks: readonly Mark[]): void;
  /** Puts them where the text is now. */
  place(): void;
  remove(): void;
}

/** The colour of an underline; it stands out on white and on black, for nobody knows what a page paints its fields with. */
export const colour = (severity: Severity): string =>
  severity === "error" ? "var(--phi-lint-block, #e5484d)" : "var(--phi-lint-review, #b7791f)";

const STYLE = (["error", "warning"] as const)
  .map((severity) => `::highlight(phi-lint-${severity}) { text-decoration: underline wavy ${colour(severity)} 2px; }`).join("\n");

/** Sheets that hold the style, by document, with the number of guards that need them. */
const sheets = new WeakMap<Document, { sheet: CSSStyleSheet; users: number }>();

/** Underlines in a document; nothing where the browser has no highlights. */
export function marks(page: Document, rangesOf: (marks: readonly Mark[]) => (Range | null)[]): Marks {
  const view = page.defaultView as (Window & typeof globalThis) | null;
  if (view === null || !("highlights" in view.CSS) || !("adoptedStyleSheets" in page)) return { show: () => {}, place: () => {}, remove: () => {} };
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
    place: () => {},
    show: (marks) => {
      clear();
      const ranges = rangesOf(marks);
      for (const [at, { severity }] of marks.entries()) {
        const range = ranges[at];
        if (range == null) continue;
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
