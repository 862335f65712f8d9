/** Consoles with and without a content security policy, for the extension to guard, and the extension as a person allowed it there. */

import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

export const here = fileURLToPath(new URL("..", import.meta.url));
export const BAD = "Your metformin 500mg prescription is ready";
export const SAFE = "Your prescription is ready for pickup.";
export const GOOD = "See you tomorrow at 9 AM";
/** The engine has to be loaded first. */
export const SOON = { timeout: 10_000 };
export const POLICIES = { none: "", self: "script-src 'self'", wasm: "script-src 'self' 'wasm-unsafe-eval'" } as const;

/** A console with three composers, each with a model of its own. */
const PAGE = `<!doctype html><html lang="en"><title>Console</title><style>body { margin-top: 22rem }</style><script src="/page.js"></script>
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

/** A console with a rich editor of a real package: `?kind=lexical`. It sends on Enter, and by a button that stands beside the editor. */
const RICH = `import { compose } from "../../phi-lint/test/editors/editors.ts";
window.sent = [];
const composer = compose(new URL(location.href).searchParams.get("kind"), document.querySelector("#place"));
const send = () => { const text = composer.model(); if (text !== "") sent.push(text); composer.clear(); };
composer.element.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey) return;
  event.preventDefault();
  event.stopPropagation();
  send();
}, true);
document.querySelector("button").addEventListener("click", send);
window.model = () => composer.model();
document.documentElement.dataset.ready = "";`;
const RICH_PAGE = `<!doctype html><html lang="en"><title>Console</title><style>body { margin-top: 22rem }</style>
<footer><div id="place"></div><button aria-label="Send">Send</button></footer><script src="/rich.js"></script></html>`;

/** A server of the consoles, and its address. */
export async function consoles(): Promise<{ server: Server; address: string }> {
  const { outputFiles } = await build({ stdin: { contents: RICH, resolveDir: `${here}test`, loader: "ts" }, bundle: true, format: "iife", target: "es2022", write: false });
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const [, name, rich] = pathname.split("/");
    const policy = POLICIES[name as keyof typeof POLICIES];
    if (pathname === "/rich.js") response.setHeader("content-type", "text/javascript").end(outputFiles[0]?.text);
    else if (pathname === "/page.js") response.setHeader("content-type", "text/javascript").end(SCRIPT);
    else if (pathname === "/empty") response.setHeader("content-type", "text/html").end("<!doctype html><title>Empty</title><p>Nothing to write in</p>");
    else if (policy === undefined) response.writeHead(404).end();
    else {
      if (policy !== "") response.setHeader("content-security-policy", policy);
      response.setHeader("content-type", "text/html").end(rich === undefined ? PAGE : RICH_PAGE);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** A copy of the extension that runs on the consoles: a person allows a site with a click on a prompt that no test can answer; here the manifest has allowed it. */
export function allowed(browser: "chrome" | "firefox"): string {
  const folder = mkdtempSync(`${tmpdir()}/phi-lint-extension-`);
  cpSync(`${here}out/${browser}`, folder, { recursive: true });
  const manifest = JSON.parse(readFileSync(`${folder}/manifest.json`, "utf8"));
  writeFileSync(`${folder}/manifest.json`, JSON.stringify({ ...manifest, host_permissions: ["http://127.0.0.1/*"] }));
  return folder;
}
