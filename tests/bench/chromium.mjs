/**
 * phi-lint in Chromium: from the start of a page's script to the first verdict, and checking a draft of 1,000 characters at each of
 * 10,000 keystrokes.
 *
 * `cargo xtask npm && npm run bench:chromium --prefix tests/bench` prints the figures of docs/comparison.md. CHROMIUM names another browser.
 */

import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const { chromium } = createRequire(`${root}/npm/phi-lint/package.json`)("playwright-core");
const TYPES = { js: "text/javascript", wasm: "application/wasm" };
const PAGE = `<!doctype html><title>phi-lint</title><script type="module">
  const began = performance.now();
  const { createLinter } = await import("./browser.js");
  globalThis.linter = await createLinter();
  linter.check("Your metformin 500mg prescription is ready");
  globalThis.first = performance.now() - began;
</script>`;

const server = createServer((request, response) => {
  const path = (request.url ?? "/").slice(1);
  response.setHeader("content-type", TYPES[path.split(".").pop()] ?? "text/html");
  // A page by itself gets a clock that is fine enough.
  response.setHeader("cross-origin-opener-policy", "same-origin");
  response.setHeader("cross-origin-embedder-policy", "require-corp");
  response.setHeader("cache-control", "max-age=3600");
  try {
    response.end(path === "" ? PAGE : readFileSync(`${root}/npm/phi-lint/dist/${path}`));
  } catch {
    response.writeHead(404).end();
  }
}).listen(0, "127.0.0.1");
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const url = `http://127.0.0.1:${server.address().port}/`;

/** Opens the page and gives what its script took. */
const open = async (page) => {
  await page.goto(url);
  await page.waitForFunction("globalThis.first !== undefined");
  return await page.evaluate("globalThis.first");
};
const at = (numbers, share) => [...numbers].sort((one, other) => one - other)[Math.min(numbers.length - 1, Math.floor(share * numbers.length))];

const [fresh, again] = [[], []];
for (let round = 0; round < 15; round++) {
  const context = await browser.newContext();
  const page = await context.newPage();
  fresh.push(await open(page));
  again.push(await open(page));
  await context.close();
}

const lines = readFileSync(`${root}/tests/corpus/visible.jsonl`, "utf8").trimEnd().split("\n");
const text = lines.map((line) => JSON.parse(line).text).join(" ");
const page = await browser.newPage();
await open(page);
const times = await page.evaluate((text) => {
  const times = [];
  // Each keystroke adds a letter at the end of the draft; its first one goes, so that its length stays.
  for (let key = 0; key < 10_000; key++) {
    const draft = text.slice(key, key + 1_000);
    const began = performance.now();
    linter.check(draft);
    times.push(performance.now() - began);
  }
  return times;
}, text);

const ms = (number) => `${number.toFixed(number < 1 ? 3 : 1)} ms`;
console.log(`${browser.version()}, load ${readFileSync("/proc/loadavg", "utf8").split(" ")[0]}`);
console.log(`| | median | p99 or slowest |\n| --- | --- | --- |`);
console.log(`| script start to first verdict, first visit | ${ms(at(fresh, 0.5))} | ${ms(at(fresh, 1))} |`);
console.log(`| script start to first verdict, next visit | ${ms(at(again, 0.5))} | ${ms(at(again, 1))} |`);
console.log(`| a draft of 1,000 characters, each of 10,000 keystrokes | ${ms(at(times, 0.5))} | ${ms(at(times, 0.99))} |`);
await browser.close();
server.close();
