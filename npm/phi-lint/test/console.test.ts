/** The demo console in a real Chromium. */

import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
// @ts-expect-error a script without types
import { serve } from "../playground/serve.mjs";
import { browser as launch, violations } from "./site.js";

let server: Server;
let browser: Browser;

beforeAll(async () => {
  server = await serve(0);
  browser = await launch();
});

afterAll(async () => {
  await browser?.close();
  server?.close();
});

async function open(options: Parameters<Browser["newPage"]>[0] = {}): Promise<{ page: Page; broken: string[] }> {
  const page = await browser.newPage(options);
  const broken: string[] = [];
  page.on("pageerror", (error) => broken.push(error.message));
  page.on("request", (request) => request.url().startsWith("http://127.0.0.1") || request.url().startsWith("data:") || broken.push(request.url()));
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/console.html`);
  await page.waitForSelector("[data-ready]");
  return { page, broken };
}

test("a bad draft is stopped in every editor, its safe version goes", async () => {
  const { page, broken } = await open();
  for (const kind of ["textarea", "input", "contenteditable", "lexical", "prosemirror", "quill"]) {
    await page.selectOption("#kind", kind);
    await page.keyboard.type("Your MRI is tomorrow at 9 AM");
    await page.keyboard.press("Enter");
    expect(await page.textContent("#log li"), kind).toContain("stopped: imaging");
    await page.keyboard.press("Control+.");
    await expect.poll(() => page.getAttribute("section.banner", "data-state")).toBe("pass");
    await page.click("#send");
    expect(await page.locator("#thread li").last().textContent(), kind).toBe("Reminder: You have an appointment tomorrow at 9 AM.");
  }
  expect(await page.textContent("#log")).not.toContain("MRI");
  expect(broken).toEqual([]);
});

test("a template is stopped for what stands in its fields", async () => {
  const { page } = await open();
  await page.selectOption("#template", "1");
  await page.fill("[name=first_name]", "Ana");
  await page.fill("[name=what]", "insulin");
  await page.click("#send");
  expect(await page.textContent("#log li")).toContain("stopped: medication-name");
  await page.fill("[name=what]", "prescription");
  await page.click("#send");
  expect(await page.locator("#thread li").last().textContent()).toBe("Hi Ana, your prescription is ready for pickup.");
});

test("axe finds nothing, in both languages, light and dark, and nothing is wider than a small phone", async () => {
  for (const colorScheme of ["light", "dark"] as const) {
    const { page } = await open({ colorScheme, viewport: { width: 320, height: 900 } });
    for (const language of ["en", "es"]) {
      await page.selectOption("#language", language);
      await page.selectOption("#template", "1");
      await page.fill("[name=what]", "insulin");
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    }
  }
});
