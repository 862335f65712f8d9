/** What the package weighs and holds, and whether its parts fit. */

import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { buildSync } from "esbuild";
import { expect, test } from "vitest";

const folder = fileURLToPath(new URL("..", import.meta.url));
const run = (program: string, ...arguments_: string[]): string =>
  execFileSync(program, arguments_, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

const compressed = (module: Uint8Array): number =>
  brotliCompressSync(module, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 } }).length;

test("the engine weighs at most 800 kB compressed and 1.9 MB raw", () => {
  const module = readFileSync(`${folder}/dist/phi-lint.wasm`);
  expect(module.length).toBeLessThanOrEqual(1_900_000);
  expect(compressed(module)).toBeLessThanOrEqual(800_000);
});

test("the engine that reads files weighs at most 400 kB compressed beyond that", () => {
  const [first, second] = [`${folder}/dist/phi-lint.wasm`, `${folder}/engine/phi-lint-files.wasm`].map((file) => compressed(readFileSync(file)));
  expect((second as number) - (first as number)).toBeLessThanOrEqual(400_000);
});

test("the JavaScript around it weighs at most 12 kB", () => {
  const { outputFiles } = buildSync({
    entryPoints: [`${folder}/dist/browser.js`], bundle: true, minify: true, format: "esm", write: false,
  });
  expect(outputFiles[0]?.contents.length).toBeLessThanOrEqual(12_000);
});

test("the guard adds at most 25 kB", () => {
  const { outputFiles } = buildSync({
    entryPoints: [`${folder}/dist/guard/index.js`], bundle: true, minify: true, format: "esm", write: false,
  });
  expect(outputFiles[0]?.contents.length).toBeLessThanOrEqual(25_000);
});

test("the package holds what it should, and weighs at most 3 MB", () => {
  const [packed] = JSON.parse(run("npm", "pack", "--dry-run", "--json")) as [{ unpackedSize: number; files: { path: string }[] }];
  expect(packed.unpackedSize).toBeLessThanOrEqual(3_000_000);
  const files = packed.files.map(({ path }) => path);
  for (const file of ["README.md", "LICENSE-MIT", "LICENSE-APACHE", "DICTIONARIES.md", "dist/node.js", "dist/browser.js", "dist/index.d.ts", "dist/phi-lint.wasm", "dist/cli.js", "dist/cli.licenses.md", "dist/phi-lint-files.packed"]) {
    expect(files).toContain(file);
  }
  expect(files.filter((file) => file.endsWith(".wasm"))).toHaveLength(1);
  expect(JSON.parse(readFileSync(`${folder}/package.json`, "utf8"))).not.toHaveProperty("dependencies");
});

test("publint and are-the-types-wrong have nothing to say", () => {
  expect(run("npx", "publint", "--strict", ".")).toMatch(/All good!/);
  const [{ filename }] = JSON.parse(run("npm", "pack", "--json", "--pack-destination", tmpdir())) as [{ filename: string }];
  const said = run("npx", "attw", `${tmpdir()}/${filename}`, "--profile", "esm-only", "--exclude-entrypoints", "./phi-lint.wasm", "./package.json");
  // It fails where a resolution of the profile has a problem.
  expect(said).toMatch(/bundler[^]*🟢/);
});

test("the package as it is installed checks a message on the command line", () => {
  const [{ filename }] = JSON.parse(run("npm", "pack", "--json", "--pack-destination", tmpdir())) as [{ filename: string }];
  const place = mkdtempSync(join(tmpdir(), "phi-lint-installed-"));
  const there = { cwd: place, encoding: "utf8", stdio: ["pipe", "pipe", "pipe"] } as const;
  execFileSync("npm", ["install", "--offline", "--no-audit", "--no-fund", join(tmpdir(), filename)], there);
  const { status, stdout, stderr } = spawnSync("npx", ["--no-install", "phi-lint", "check", "-"], { ...there, input: "Your metformin is ready" });
  expect([status, stderr]).toEqual([1, ""]);
  expect(stdout).toContain("error[medication-name]");
  rmSync(place, { recursive: true });
});

test("the examples of the README run", async () => {
  const readme = readFileSync(`${folder}/README.md`, "utf8");
  const snippets = [...readme.matchAll(/```js\n([^]*?)```/g)].map(([, code]) => code as string);
  expect(snippets.length).toBeGreaterThan(0);
  for (const code of snippets) {
    const program = code.replaceAll('"phi-lint"', JSON.stringify(`${folder}/dist/node.js`));
    const expected = [...code.matchAll(/console\.log\(.*\); \/\/ (.*)/g)].map(([, said]) => said);
    const said = execFileSync("node", ["--input-type=module", "-e", program], { encoding: "utf8" }).trimEnd().split("\n");
    expect(said).toEqual(expected);
  }
});
