/** The package in a real Chromium, under a strict content security policy. */

import { existsSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { messages, native } from "./corpus.js";

const CHROMIUM = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
const dist = fileURLToPath(new URL("../dist/", import.meta.url));
const TYPES: Record<string, string> = { js: "text/javascript", wasm: "application/wasm", html: "text/html" };

let server: Server;
let browser: Browser;
const asked: string[] = [];

beforeAll(async () => {
  if (!existsSync(CHROMIUM)) {
    throw new Error(`there is no Chromium at ${CHROMIUM}: run \`apt-get install -y chromium\`, or name one with CHROMIUM=/path`);
  }
  server = createServer((request, response) => {
    const path = (request.url ?? "/").slice(1);
    asked.push(path);
    response.setHeader("content-security-policy", "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'");
    response.setHeader("content-type", TYPES[path.split(".").pop() ?? ""] ?? "text/html");
    if (path === "favicon.ico") return void response.end();
    if (path === "") return void response.end('<!doctype html><title>phi-lint</title><script type="module" src="page.js"></script>');
    if (path === "page.js") return void response.end('import { createLinter } from "./browser.js"; globalThis.createLinter = createLinter; document.title = "ready";');
    try {
      response.end(readFileSync(dist + path));
    } catch {
      response.statusCode = 404;
      response.end();
    }
  }).listen(0, "127.0.0.1");
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
});

afterAll(async () => {
  await browser?.close();
  server?.close();
});

test("the same findings and rewrites as the native program, and no request but for the engine", async () => {
  const page = await browser.newPage();
  const broken: string[] = [];
  page.on("pageerror", (error) => broken.push(error.message));
  page.on("console", (message) => message.type() === "error" && broken.push(message.text()));
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await page.waitForFunction('document.title === "ready"');
  const texts = messages();
  const answers = await page.evaluate(async (texts) => {
    const { createLinter } = globalThis as unknown as typeof import("../dist/index.js");
    const linter = await createLinter();
    return texts.map((text) => ({ ...linter.check(text), rewrite: linter.rewrite(text)[0] ?? null }));
  }, texts);
  native(texts).forEach(({ verdict, findings, rewrite }, index) => {
    expect(answers[index]).toEqual({ verdict, findings, rewrite });
  });
  expect(broken).toEqual([]);
  expect(asked.filter((path) => path !== "favicon.ico").sort()).toEqual(["", "browser.js", "linter.js", "page.js", "phi-lint.js", "phi-lint.wasm", "portal-safe.js", "report.js"]);
  await page.close();
});
