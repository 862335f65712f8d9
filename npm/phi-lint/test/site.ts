/** A server of a test's own pages under the strictest policy that WebAssembly allows. */

import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { type Browser, chromium, type Page } from "playwright-core";

const folder = fileURLToPath(new URL("editors/", import.meta.url));
const dist = fileURLToPath(new URL("../dist/", import.meta.url));
const POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'";

/** The pages of `editors/`, bundled; and where they are. */
export async function site(): Promise<{ server: Server; address: string }> {
  const { outputFiles } = await build({
    entryPoints: [`${folder}page.ts`], bundle: true, format: "esm", target: "es2022", write: false,
    alias: { "phi-lint": `${dist}browser.js`, "phi-lint/guard": `${dist}guard/index.js` },
  });
  const files: Record<string, [string, string | Buffer]> = {
    "/page.js": ["text/javascript", outputFiles[0]?.text ?? ""],
    "/page.html": ["text/html", readFileSync(`${folder}page.html`)],
    "/page.css": ["text/css", readFileSync(`${folder}page.css`)],
    "/phi-lint.wasm": ["application/wasm", readFileSync(`${dist}phi-lint.wasm`)],
  };
  const server = createServer((request, response) => {
    const found = files[new URL(request.url ?? "/", "http://localhost").pathname];
    if (found === undefined) response.writeHead(404).end();
    else response.setHeader("content-type", found[0]).setHeader("content-security-policy", POLICY).end(found[1]);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** A real Chromium. */
export const browser = async (): Promise<Browser> =>
  await chromium.launch({ executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium", args: ["--no-sandbox"] });

const AXE = readFileSync(new URL("../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

/** What the accessibility checker has to say of a page. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return await page.evaluate(async () => {
    const { axe } = window as never as { axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } };
    return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  });
}
