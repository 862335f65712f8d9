/** The packed extension in a real Firefox. */

import { rmSync } from "node:fs";
import type { Server } from "node:http";
import puppeteer, { type Browser, type Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { allowed, BAD, consoles, GOOD, POLICIES, SAFE, SOON } from "./consoles.js";

let server: Server;
let address: string;
let unpacked: string;
let firefox: Browser;

beforeAll(async () => {
  ({ server, address } = await consoles());
  unpacked = allowed("firefox");
  firefox = await puppeteer.launch({ browser: "firefox", executablePath: process.env["FIREFOX"] ?? "/usr/bin/firefox-esr", headless: true });
  await firefox.installExtension(unpacked);
  // The guard is registered once the extension is installed.
  for (let tries = 0; tries < 100; tries += 1) {
    const page = await open("none");
    await page.click("textarea");
    const there = await page.evaluate(() => document.querySelector("[data-phi-lint=banner]") !== null);
    await page.close();
    if (there) return;
  }
  throw new Error("the content script was not registered");
});

afterAll(async () => {
  await firefox?.close();
  server?.close();
  if (unpacked !== undefined) rmSync(unpacked, { recursive: true, force: true });
});

async function open(path: string): Promise<Page> {
  const page = await firefox.newPage();
  await page.goto(`${address}/${path}`);
  return page;
}

const sent = (page: Page): Promise<string[]> => page.evaluate(() => (window as never as { sent: string[] }).sent);
const state = (page: Page): Promise<string | undefined> => page.evaluate(() =>
  document.querySelector("[data-phi-lint=banner]")?.shadowRoot?.querySelector<HTMLElement>("section")?.dataset["state"]);

describe.each(Object.keys(POLICIES))("a page whose policy is %s", (policy) => {
  test.each([["textarea", "form button"], ["[contenteditable]", "#two button"]] as const)("nothing bad goes from %s, and its safe version does", async (composer, button) => {
    const page = await open(policy);
    await page.click(composer);
    await page.keyboard.type(BAD);
    await page.keyboard.press("Enter");
    expect(await sent(page)).toEqual([]);
    await expect.poll(() => state(page), SOON).toBe("block");
    await page.keyboard.press("Enter");
    await page.click(button);
    await page.evaluate(() => {
      document.querySelector("form")?.requestSubmit();
      for (const button of document.querySelectorAll("button")) button.click();
    });
    expect(await sent(page)).toEqual([]);
    if (composer === "textarea") {
      expect(await page.evaluate(() => [...document.querySelectorAll("[data-phi-lint=underlines]")].map((host) =>
        [(host as HTMLElement).style.opacity, host.shadowRoot?.querySelector("span")?.textContent]))).toEqual([["initial", "metformin 500mg"]]);
    }
    await page.click(composer);
    await page.keyboard.down("Control");
    await page.keyboard.press(".");
    await page.keyboard.up("Control");
    const text = (): Promise<string> => page.$eval(composer, (element) => element instanceof HTMLTextAreaElement ? element.value : (element as HTMLElement).innerText.trim());
    await expect.poll(text, SOON).toBe(SAFE);
    await expect.poll(() => state(page), SOON).toBe("pass");
    await page.click(composer);
    await page.keyboard.press("Enter");
    expect(await sent(page)).toEqual([SAFE]);
    await page.keyboard.type(GOOD);
    await expect.poll(() => state(page), SOON).toBe("pass");
    await page.keyboard.press("Enter");
    expect(await sent(page)).toEqual([SAFE, GOOD]);
    await page.close();
  });
});

describe.each(["lexical", "prosemirror", "quill"])("a console that writes with %s", (kind) => {
  test.each(Object.keys(POLICIES))("and whose policy is %s: what it would send is what is shown", async (policy) => {
    const page = await open(`${policy}/rich?kind=${kind}`);
    await page.waitForSelector("[data-ready]");
    const model = async (): Promise<string> => (await page.evaluate(() => (window as never as { model: () => string }).model())).trim();
    await page.click("[contenteditable]");
    await page.keyboard.type(BAD);
    await page.keyboard.press("Enter");
    await expect.poll(() => state(page), SOON).toBe("block");
    await page.keyboard.press("Enter");
    await page.click("button[aria-label=Send]");
    expect(await sent(page)).toEqual([]);
    expect(await model()).toBe(BAD);
    await page.click("[contenteditable]");
    await page.keyboard.down("Control");
    await page.keyboard.press(".");
    await page.keyboard.up("Control");
    await expect.poll(model, SOON).toBe(SAFE);
    await expect.poll(() => state(page), SOON).toBe("pass");
    await page.keyboard.press("Enter");
    expect((await sent(page)).map((text) => text.trim())).toEqual([SAFE]);
    await page.close();
  });
});
