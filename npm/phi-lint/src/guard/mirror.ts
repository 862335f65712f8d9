/** Underlines in a text field: a see-through copy of its text lies over it, in the same font, and only what was found shows a line. */

import { colour, type Mark, type Marks } from "./marks.js";

/** What decides where a letter stands. */
const COPIED = [
  "font-family", "font-size", "font-weight", "font-style", "font-variant", "font-stretch", "font-kerning", "font-feature-settings",
  "font-variation-settings", "font-optical-sizing", "font-size-adjust", "text-rendering", "letter-spacing", "word-spacing", "text-indent",
  "text-transform", "text-align", "direction", "unicode-bidi", "writing-mode", "line-height", "white-space", "overflow-wrap", "word-break",
  "line-break", "hyphens", "tab-size", "padding-top", "padding-right", "padding-bottom", "padding-left",
];
const HOST = "all:initial!important;position:absolute!important;contain:strict!important;pointer-events:none!important;";

/** The underlines of a text field. Its copy is in the page only while something is underlined. */
export function mirror(field: HTMLTextAreaElement | HTMLInputElement): Marks {
  const page = field.ownerDocument;
  const view = page.defaultView as Window & typeof globalThis;
  const host = page.createElement("div");
  host.dataset["phiLint"] = "underlines";
  host.setAttribute("aria-hidden", "true");
  const copy = page.createElement("div");
  host.attachShadow({ mode: "open" }).append(copy);
  const single = field instanceof view.HTMLInputElement;
  let [left, top] = [0, 0];
  host.style.cssText = `${HOST}left:0!important;top:0!important;width:9px!important;height:9px!important`;

  const place = (): void => {
    if (!field.isConnected) host.remove();
    if (!host.isConnected) return;
    if (field.offsetWidth === 0) return host.style.setProperty("opacity", "0", "important");
    const style = view.getComputedStyle(field);
    const number = (name: string): number => Number.parseFloat(style.getPropertyValue(name)) || 0;
    const box = field.getBoundingClientRect();
    const own = host.getBoundingClientRect();
    const scale = box.width / field.offsetWidth || 1;
    // A field that is itself turned or scaled leaves its neighbour as it is.
    const turned = Math.abs(own.width / host.offsetWidth - scale) + Math.abs(box.height / field.offsetHeight - scale) > 0.04;
    // Borders may be parts of a pixel, which the whole numbers of the client box hide; a scroll bar is whole.
    const before = number("border-left-width");
    const bar = Math.round(field.offsetWidth - before - number("border-right-width") - field.clientWidth);
    const width = box.width / scale - before - number("border-right-width") - bar;
    const height = field.clientHeight;
    left += (box.left - own.left) / scale + Math.max(before, field.clientLeft);
    top += (box.top - own.top) / scale + number("border-top-width");
    const lies = `${HOST}left:${left}px!important;top:${top}px!important;width:${width}px!important;height:${height}px!important;z-index:${style.zIndex}!important;`;
    const line = single
      ? `min-width:${width}px;width:max-content;height:${height}px;line-height:${height - number("padding-top") - number("padding-bottom")}px;white-space:pre;`
      : `width:${width}px;`;
    copy.style.cssText = `${COPIED.map((name) => `${name}:${style.getPropertyValue(name)};`).join("")}${line}box-sizing:border-box;`
      + `visibility:hidden;color:transparent;position:relative;left:${-field.scrollLeft}px;top:${-field.scrollTop}px`;
    host.style.cssText = lies;
    // Where the copy is not as long as the field, its lines break elsewhere: no underline is better than one in the wrong place.
    const [is, wanted, room] = single ? [copy.offsetWidth, field.scrollWidth, width] : [copy.offsetHeight, field.scrollHeight, height];
    const breaks = wanted > room + 1 ? Math.abs(is - wanted) > 2 : is > room + 2;
    if (breaks || turned) host.style.cssText = `${lies}opacity:0!important`;
  };
  field.addEventListener("scroll", place);
  // A letter only changes the copy; what that means for its place is asked once the browser has laid it out.
  const size = new view.ResizeObserver(place);
  size.observe(copy);
  let known = "";
  return {
    place,
    show: (marks: readonly Mark[]) => {
      if (marks.length === 0) return host.remove();
      const text = field.value;
      const now = `${marks.map(({ start, end, severity }) => `${start} ${end} ${severity}`)}\n${text}`;
      if (now === known && host.previousSibling === field) return;
      known = now;
      const parts: (string | Node)[] = [];
      let done = 0;
      for (const { start, end, severity } of [...marks].sort((one, other) => one.start - other.start)) {
        if (end <= done) continue;
        const found = page.createElement("span");
        found.textContent = text.slice(Math.max(start, done), end);
        found.style.cssText = `visibility:visible;text-decoration:underline wavy ${colour(severity)} 2px;text-decoration-skip-ink:none`;
        parts.push(text.slice(done, Math.max(start, done)), found);
        done = end;
      }
      // A line that was just begun is a line in a field.
      copy.replaceChildren(...parts, `${text.slice(done)}${text.endsWith("\n") ? " " : ""}`);
      if (host.previousSibling === field) return;
      field.after(host);
      place();
    },
    remove: () => {
      field.removeEventListener("scroll", place);
      size.disconnect();
      host.remove();
    },
  };
}
