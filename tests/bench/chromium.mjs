/**
 * phi-lint in Chromium: from the start of a page's script to the first verdict, and checking a draft of 1,000 characters at each of
 * 10,000 keystrokes.
 *
 * `cargo xtask npm && npm run bench:chromium --prefix tests/bench` prints the figures of docs/comparison.md. CHROMIUM names another browser.
 */

import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const need = createRequire(`${root}/npm/phi-lint/package.json`);
const { chromium } = need("playwright-core");
const dist = `${root}/npm/phi-lint/dist/`;

/** The page's script, as a bundler makes it. */
const program = `
  const began = performance.now();
  import { createLinter } from "./browser.js";
  globalThis.linter = await createLinter();
  linter.check("Your metformin 500mg prescription is ready");
  globalThis.first = performance.now() - began;`;
const { outputFiles } = need("esbuild").buildSync({
  stdin: { contents: program, resolveDir: dist }, bundle: true, minify: true, format: "esm", target: "es2022", write: false,
});
const FILES = {
  "/": ["text/html", '<!doctype html><title>phi-lint</title><script type="module" src="page.js"></script>'],
  "/page.js": ["text/javascript", outputFiles[0].contents],
  "/phi-lint.wasm": ["application/wasm", readFileSync(`${dist}phi-lint.wasm`)],
};
const server = createServer((request, response) => {
  const [type, content] = FILES[request.url] ?? [];
  if (type === undefined) return void response.writeHead(404).end();
  // A page by itself gets a clock that is fine enough.
  const alone = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" };
  response.writeHead(200, { "content-type": type, "cache-control": "max-age=3600", ...alone }).end(content);
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
for (let round = 0; round < 25; round++) {
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
const passes = await page.evaluate((text) => {
  const pass = () => {
    const times = [];
    // Each keystroke adds a letter at the end of the draft; its first one goes, so that its length stays.
    for (let key = 0; key < 10_000; key++) {
      const draft = text.slice(key, key + 1_000);
      const began = performance.now();
      linter.check(draft);
      times.push(performance.now() - began);
    }
    return times;
  };
  return [pass(), pass(), pass(), pass(), pass()];
}, text);
// Of five passes the middle time of each keystroke: another program that takes the processor away does not do it at the same key.
const times = passes[0].map((_, key) => at(passes.map((pass) => pass[key]), 0.5));

const ms = (number) => `${number.toFixed(number < 1 ? 3 : 1)} ms`;
const row = (what, numbers, last) => console.log(`| ${what} | ${[0, 0.5, last].map((share) => ms(at(numbers, share))).join(" | ")} |`);
console.log(`Chromium ${browser.version()}, load ${readFileSync("/proc/loadavg", "utf8").split(" ")[0]} on ${availableParallelism()} processors\n`);
console.log("| | fastest | median | slowest, or p99 of keystrokes |\n| --- | --- | --- | --- |");
row("script start to first verdict, first visit", fresh, 1);
row("script start to first verdict, next visit", again, 1);
row("a draft of 1,000 characters, each of 10,000 keystrokes", times, 0.99);
row("the same, first pass alone", passes[0], 0.99);
await browser.close();
server.close();
