/** The packed extension in a real Chromium. */

import { mkdtempSync, rmSync } from "node:fs";
import type { Server } from "node:http";
import { tmpdir } from "node:os";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { allowed, consoles } from "./consoles.js";

let server: Server;
export let address: string;
let profile: string;
let unpacked: string;
export let context: BrowserContext;
export const foreign: string[] = [];

beforeAll(async () => {
  ({ server, address } = await consoles());
  unpacked = allowed("chrome");
  profile = mkdtempSync(`${tmpdir()}/phi-lint-profile-`);
  context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium", headless: false, ignoreDefaultArgs: ["--disable-extensions"],
    args: ["--headless=new", "--no-sandbox", "--disable-background-networking", "--disable-component-update", `--disable-extensions-except=${unpacked}`, `--load-extension=${unpacked}`],
  });
  context.on("request", (request) => /^(http:\/\/127|chrome-extension:|data:|blob:|about:)/.test(request.url()) || foreign.push(request.url()));
  const [worker] = context.serviceWorkers().length > 0 ? context.serviceWorkers() : [await context.waitForEvent("serviceworker")];
  // The guard is registered once the extension is installed.
  for (let tries = 0; tries < 100; tries += 1) {
    if (await worker?.evaluate(async () => (await chrome.scripting.getRegisteredContentScripts()).length) === 1) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("the content script was not registered");
});

afterAll(async () => {
  await context?.close();
  server?.close();
  for (const folder of [profile, unpacked]) if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
});

/** A page of the server. */
export async function open(path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${address}/${path}`);
  return page;
}

export const sent = (page: Page): Promise<string[]> => page.evaluate(() => (window as never as { sent: string[] }).sent);
export const banner = (page: Page) => page.locator("section.banner").first();
