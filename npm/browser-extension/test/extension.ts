/** The packed extension in a real Chromium, and a server of consoles with and without a content security policy. */

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";

export const here = fileURLToPath(new URL("..", import.meta.url));
export const BAD = "Your metformin 500mg prescription is ready";
export const SAFE = "Your prescription is ready for pickup.";
export const GOOD = "See you tomorrow at 9 AM";
/** The engine has to be loaded first. */
export const SOON = { timeout: 10_000 };
export const POLICIES = { none: "", self: "script-src 'self'", wasm: "script-src 'self' 'wasm-unsafe-eval'" } as const;

/** A console with three composers, each with a model of its own. */
export const PAGE = `<!doctype html><html lang="en"><title>Console</title><style>body { margin-top: 22rem }</style><script src="/page.js"></script>
<form id="one"><textarea aria-label="Message"></textarea><button>Send</button></form>
<div id="two"><div contenteditable="true" role="textbox" aria-label="Message"></div><button aria-label="Send">Send</button></div></html>`;
const SCRIPT = `window.sent = [];
addEventListener("DOMContentLoaded", () => {
  const field = document.querySelector("textarea"), editor = document.querySelector("[contenteditable]");
  const one = () => { if (field.value) sent.push(field.value); field.value = ""; };
  const two = () => { if (editor.innerText.trim()) sent.push(editor.innerText.trim()); editor.textContent = ""; };
  document.querySelector("form").addEventListener("submit", (event) => { event.preventDefault(); one(); });
  field.addEventListener("keydown", (event) => { if (event.key === "Enter" && !event.shiftKey) { event.preventDefault(); one(); } });
  editor.addEventListener("keydown", (event) => { if (event.key === "Enter" && !event.shiftKey) { event.preventDefault(); two(); } });
  document.querySelector("#two button").addEventListener("click", two);
});`;

let server: Server;
export let address: string;
let profile: string;
let unpacked: string;
export let context: BrowserContext;
export const foreign: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const policy = POLICIES[pathname.slice(1) as keyof typeof POLICIES];
    if (pathname === "/page.js") response.setHeader("content-type", "text/javascript").end(SCRIPT);
    else if (pathname === "/empty") response.setHeader("content-type", "text/html").end("<!doctype html><title>Empty</title><p>Nothing to write in</p>");
    else if (policy === undefined) response.writeHead(404).end();
    else {
      if (policy !== "") response.setHeader("content-security-policy", policy);
      response.setHeader("content-type", "text/html").end(PAGE);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  // A person allows a site with a click on a prompt that no test can answer; here the manifest has allowed it.
  unpacked = mkdtempSync(`${tmpdir()}/phi-lint-extension-`);
  cpSync(`${here}out/chrome`, unpacked, { recursive: true });
  const manifest = JSON.parse(readFileSync(`${unpacked}/manifest.json`, "utf8"));
  writeFileSync(`${unpacked}/manifest.json`, JSON.stringify({ ...manifest, host_permissions: ["http://127.0.0.1/*"] }));
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
