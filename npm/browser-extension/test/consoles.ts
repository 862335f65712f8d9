/** Consoles with and without a content security policy, for the extension to guard, and the extension as a person allowed it there. */

import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";

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

/** A server of the consoles, and its address. */
export async function consoles(): Promise<{ server: Server; address: string }> {
  const server = createServer((request, response) => {
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
