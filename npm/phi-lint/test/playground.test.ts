/** The playground in a real Chromium. */

import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
// @ts-expect-error a script without types
import { serve } from "../playground/serve.mjs";

let server: Server;
let browser: Browser;

beforeAll(async () => {
  server = await serve(0);
  browser = await chromium.launch({ executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
});

afterAll(async () => {
  await browser?.close();
  server?.close();
});

async function open(options: Parameters<Browser["newPage"]>[0] = {}): Promise<{ page: Page; broken: string[] }> {
  const page = await browser.newPage(options);
  const broken: string[] = [];
  page.on("pageerror", (error) => broken.push(error.message));
  page.on("request", (request) => request.url().startsWith("http://127.0.0.1") || broken.push(request.url()));
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await page.waitForSelector("[data-ready]");
  return { page, broken };
}

test("a message is judged as it is typed, and its safe version is one click away", async () => {
  const { page, broken } = await open();
  await page.fill("#message", "Your metformin 500mg prescription is ready");
  expect(await page.textContent("#verdict")).toBe("This must not be sent.");
  expect(await page.textContent("#findings")).toContain("This names a medicine: metformin.");
  expect(await page.textContent("#before mark")).toBe("metformin 500mg");
  expect(await page.textContent("#after")).toBe("Your prescription is ready for pickup.");
  await page.click("#use");
  expect(await page.inputValue("#message")).toBe("Your prescription is ready for pickup.");
  expect(await page.textContent("#verdict")).toBe("No health-specific content found under this policy.");
  expect(await page.isDisabled("#use")).toBe(true);
  await page.fill("#message", "Reply YES to confirm or CANCEL to change.");
  await page.selectOption("#channel", "sms");
  expect(await page.getAttribute("#verdict", "data-verdict")).toBe("review");
  await page.selectOption("#language", "es");
  expect(await page.textContent("label[for=message]")).toBe("Mensaje");
  expect(broken).toEqual([]);
});

test("nothing is wider than a small phone", async () => {
  const { page } = await open({ viewport: { width: 320, height: 640 } });
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(320);
});
