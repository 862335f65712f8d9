/** Pages with one guarded composer in a real Chromium, and what tests ask of them. */

import type { Server } from "node:http";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { browser as launch, site } from "./site.js";

export const KINDS = ["textarea", "input", "contenteditable", "lexical", "prosemirror", "quill"] as const;
export const BAD = "Your metformin 500mg prescription is ready";
export const SAFE = "Your prescription is ready for pickup.";
export const GOOD = "See you tomorrow at 9 AM";

let server: Server;
let address: string;
let browser: Browser;

beforeAll(async () => {
  ({ server, address } = await site());
  browser = await launch();
});

afterAll(async () => {
  await browser?.close();
  server?.close();
});

/** A page with a composer of this kind, and what must stay empty: errors, foreign requests, console lines with a message in them. */
export async function open(kind: string, options: Parameters<Browser["newPage"]>[0] = {}): Promise<{ page: Page; broken: string[] }> {
  const page = await browser.newPage(options);
  const broken: string[] = [];
  page.on("pageerror", (error) => broken.push(error.message));
  page.on("console", (line) => /metformin|prescription/i.test(line.text()) && broken.push(line.text()));
  page.on("request", (request) => request.url().startsWith(address) || request.url().startsWith("data:") || broken.push(request.url()));
  await page.goto(`${address}/page.html?kind=${kind}`);
  await page.waitForSelector("[data-ready]");
  return { page, broken };
}

export const model = (page: Page): Promise<string> => page.evaluate(() => window.phi.current.composer.model());
export const sent = (page: Page): Promise<string[]> => page.evaluate(() => window.phi.sent);
export const state = (page: Page): Promise<string | null> => page.locator("section.banner").first().getAttribute("data-state");
export const focus = (page: Page): Promise<void> => page.evaluate(() => window.phi.current.composer.element.focus());

export async function write(page: Page, text: string): Promise<void> {
  await focus(page);
  await page.keyboard.type(text);
}
