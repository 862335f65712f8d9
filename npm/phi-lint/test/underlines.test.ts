/** Underlines in text fields: each letter of the copy lies on its own letter of the field, whatever the page's style. */

import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { BAD, open, write } from "./composer.js";

/** Styles and texts under which lines break in different places. */
const FIELDS: readonly (readonly [style: string, text: string, options?: Record<string, string>])[] = [
  ["", "Your metformin is ready"],
  ["font: 22px/1.1 serif; padding: 3px 17px 9px 5px; width: 233.4px", "Your metformin 500mg prescription is ready and waits for you at the desk, see you soon"],
  ["font: italic 600 13px monospace; border: 7px solid; width: 180px; height: 60px", "Your metformin is ready\n\tsee you\n\nsoon, at the desk behind the door on the second floor\n"],
  ["box-sizing: border-box; width: 70%; letter-spacing: 2px; word-spacing: 5px; text-transform: uppercase; text-indent: 20px", "We have your metformin here, it is ready for you to pick up on any day of this week"],
  ["width: 150px; word-break: break-all; text-align: center", "Yourmetforminisready metformin https://a.example/very/long/link/that/breaks/somewhere"],
  ["width: 220px; text-align: right; direction: rtl; height: 50px; overflow-y: scroll", "Your metformin is ready\nfor you\nat the\ndesk"],
  ["width: 220px; white-space: pre; overflow: auto", "Your metformin is ready, and this line goes on and on without a break\nYour insulin is ready"],
  ["width: 180px; padding: 10px 30px 2px 4px", "Your metformin is ready for you at the desk of the house"],
  ["position: absolute; left: 40px; z-index: 3; width: 260px", "Your metformin is ready for you at the desk"],
];

/** A picture of the field without its frame and its caret, and what of it is ink. */
async function ink(page: Page, look: "own" | "copy"): Promise<Set<number>> {
  const clip = await page.evaluate((look) => {
    const field = document.querySelector("form textarea, form input") as HTMLTextAreaElement;
    const host = document.querySelector("[data-phi-lint=underlines]") as HTMLElement;
    const copy = host.shadowRoot?.firstElementChild as HTMLElement;
    field.style.color = look === "own" ? "#000" : "transparent";
    field.style.background = "#fff";
    field.style.caretColor = "transparent";
    field.style.outline = "none";
    copy.style.visibility = look === "own" ? "hidden" : "visible";
    copy.style.color = "#000";
    for (const found of copy.querySelectorAll("span")) {
      found.style.textDecoration = "none";
      found.style.visibility = "inherit";
    }
    (document.querySelector("[data-phi-lint=banner]") as HTMLElement).style.display = "none";
    const { x, y } = host.getBoundingClientRect();
    return { x, y, width: host.getBoundingClientRect().width, height: host.getBoundingClientRect().height };
  }, look);
  const png = (await page.screenshot({ clip, animations: "disabled" })).toString("base64");
  return new Set(await page.evaluate(async (png) => {
    const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const pen = canvas.getContext("2d") as OffscreenCanvasRenderingContext2D;
    pen.drawImage(picture, 0, 0);
    const { data } = pen.getImageData(0, 0, picture.width, picture.height);
    const dark: number[] = [];
    for (let at = 0; at < data.length; at += 4) if ((data[at] as number) < 128) dark.push(at / 4);
    return dark;
  }, png));
}

test.each([1, 2])("the copy lies on the text, at %s device pixels each", async (deviceScaleFactor) => {
  for (const kind of ["textarea", "input"]) {
    for (const [style, text] of FIELDS) {
      if (kind === "input" && /break-all|rtl|pre|\n/.test(style + text)) continue;
      const { page } = await open(kind, { deviceScaleFactor });
      await page.evaluate((style) => { window.phi.current.composer.element.style.cssText = style; }, style);
      await page.fill(`form ${kind}`, text);
      const [own, copy] = [await ink(page, "own"), await ink(page, "copy")];
      const apart = [...own].filter((one) => !copy.has(one)).length + [...copy].filter((one) => !own.has(one)).length;
      expect(own.size, `${kind} ${style}`).toBeGreaterThan(100);
      // Smoothing at the edge of letters may differ; a shift by one pixel differs everywhere.
      expect(apart, `${kind} ${style}`).toBeLessThan(own.size / 8);
      await page.close();
    }
  }
});

/** The lines that are seen, relative to the field: what is in the copy, and where its underlined words lie. */
const lines = (page: Page): Promise<{ word: string; left: number; top: number }[]> => page.evaluate(() => {
  const field = document.querySelector("form textarea, form input")?.getBoundingClientRect() as DOMRect;
  const host = document.querySelector("[data-phi-lint=underlines]") as HTMLElement | null;
  if (host === null || host.style.opacity === "0") return [];
  return [...host.shadowRoot?.querySelectorAll("span") ?? []].map((found) => {
    const { left, top } = found.getBoundingClientRect();
    return { word: found.textContent ?? "", left: Math.round(left - field.left), top: Math.round(top - field.top) };
  });
});

test.each(["contenteditable", "lexical", "prosemirror", "quill"])("what was found in %s is a highlight, and the page's text is untouched", async (kind) => {
  const { page } = await open(kind);
  await write(page, `Hi Ana. ${BAD}`);
  const highlights = (): Promise<string[]> => page.evaluate(() => [...CSS.highlights.get("phi-lint-error") ?? []].map((range) => String(range)));
  expect(await highlights()).toEqual(["metformin 500mg"]);
  expect(await page.evaluate(() => window.phi.current.composer.element.querySelectorAll("[data-phi-lint]").length)).toBe(0);
  await page.evaluate(() => window.phi.current.guard.detach());
  expect(await page.evaluate(() => [CSS.highlights.size, document.adoptedStyleSheets.length])).toEqual([0, 0]);
  await page.close();
});

test("what was found is underlined, follows the field, and goes with it", async () => {
  const { page } = await open("textarea");
  const outline = (): Promise<string> => page.evaluate(() => JSON.stringify([...document.querySelectorAll("form, form *")].filter((one) => !(one as HTMLElement).dataset["phiLint"])
    .map((one) => { const { x, y, width, height } = one.getBoundingClientRect(); return [one.nodeName, x, y, width, height]; })));
  const before = await outline();
  await write(page, "See you");
  expect(await page.locator("[data-phi-lint=underlines]").count()).toBe(0);
  await page.keyboard.type(` at the desk. ${BAD}`);
  const [{ left, top }] = await lines(page) as [{ left: number; top: number }];
  expect((await lines(page)).map(({ word }) => word)).toEqual(["metformin 500mg"]);
  expect(await outline()).toBe(before);
  expect(await page.getAttribute("[data-phi-lint=underlines]", "aria-hidden")).toBe("true");
  // A click goes through it, and the page's own letters push it along.
  await page.mouse.click(...await page.locator("textarea").boundingBox().then((box) => [(box?.x ?? 0) + left + 2, (box?.y ?? 0) + top + 4] as const));
  expect(await page.evaluate(() => (document.activeElement as HTMLTextAreaElement).selectionStart)).toBeLessThan(40);
  await page.evaluate(() => { (document.querySelector("h1") as HTMLElement).style.paddingTop = "77px"; });
  await expect.poll(async () => (await lines(page))[0]).toEqual({ word: "metformin 500mg", left, top });
  // Scrolled and made narrower, by the person's mouse or the page.
  await page.evaluate(() => { (document.querySelector("textarea") as HTMLElement).style.cssText = "width: 160px; height: 50px; resize: both"; });
  await expect.poll(async () => (await lines(page))[0]?.top).not.toBe(top);
  const [at] = await lines(page) as [{ top: number }];
  await page.evaluate(() => { (document.querySelector("textarea") as HTMLElement).scrollTop += 20; });
  await expect.poll(async () => (await lines(page))[0]?.top).toBe(at.top - 20);
  await page.evaluate(() => window.phi.current.guard.detach());
  expect(await page.locator("[data-phi-lint]").count()).toBe(0);
  await page.close();
});

test("a field that goes, hides or is turned has no line left behind; in a shadow root it has its own", async () => {
  const { page } = await open("textarea");
  await page.fill("textarea", BAD);
  expect(await lines(page)).toHaveLength(1);
  await page.evaluate(() => { (document.querySelector("textarea") as HTMLElement).style.display = "none"; });
  await expect.poll(() => lines(page)).toHaveLength(0);
  await page.evaluate(() => { (document.querySelector("textarea") as HTMLElement).style.cssText = ""; });
  await expect.poll(() => lines(page)).toHaveLength(1);
  await page.evaluate(() => { (document.querySelector("textarea") as HTMLElement).style.cssText = "rotate: 4deg"; window.phi.current.guard.refresh(); });
  expect(await lines(page)).toHaveLength(0);
  await page.evaluate(() => document.querySelector("textarea")?.remove());
  await expect.poll(() => page.locator("[data-phi-lint=underlines]").count()).toBe(0);
  const inside = await page.evaluate((bad) => {
    const root = document.querySelector("main")?.appendChild(document.createElement("div")).attachShadow({ mode: "open" }) as ShadowRoot;
    const field = root.appendChild(document.createElement("textarea"));
    const own = window.phi.guardOf(field, window.phi.linter);
    field.value = bad;
    own.refresh();
    const host = field.nextElementSibling as HTMLElement;
    const shown = [host.dataset["phiLint"], host.shadowRoot?.querySelectorAll("span").length];
    own.detach();
    return [...shown, root.childNodes.length];
  }, BAD);
  expect(inside).toEqual(["underlines", 1, 1]);
  await page.close();
});

test("the line of an error and of a doubt can be seen on white and on black", async () => {
  const { page } = await open("textarea");
  await page.fill("textarea", `${BAD}. Your scan is tomorrow at 9`);
  const colours = await page.evaluate(() => [...document.querySelector<HTMLElement>("[data-phi-lint=underlines]")?.shadowRoot?.querySelectorAll("span") ?? []]
    .map((found) => getComputedStyle(found).textDecorationColor));
  expect(new Set(colours).size).toBe(2);
  for (const shown of colours) {
    const [red, green, blue] = (shown.match(/\d+/g) ?? []).map((part) => {
      const one = Number(part) / 255;
      return one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4;
    }) as [number, number, number];
    const light = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    // What is no text needs three to one.
    expect(1.05 / (light + 0.05), shown).toBeGreaterThan(3);
    expect((light + 0.05) / 0.05, shown).toBeGreaterThan(3);
  }
  await page.close();
});
