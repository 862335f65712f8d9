/** Builds the extension for Chrome and Firefox into `out/`, and a zip of each that is the same bytes every time. */

import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { zipSync } from "fflate";
import { icon } from "./icon.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const dist = `${here}../phi-lint/dist/`;
const PAGES = ["popup.html", "options.html", "pages.css", "managed.json"];
/** The zip's clock stands still. */
const MTIME = new Date("2026-01-01T00:00:00");

/** What differs between the browsers. */
const BROWSERS = {
  chrome: (manifest) => {
    delete manifest.background.scripts;
    delete manifest.browser_specific_settings;
  },
  firefox: (manifest) => {
    delete manifest.background.service_worker;
    delete manifest.minimum_chrome_version;
    delete manifest.storage;
    manifest.web_accessible_resources.forEach((one) => delete one.use_dynamic_url);
  },
};

const bundle = async (name, format) => {
  const { outputFiles } = await build({
    entryPoints: [`${here}src/${name}.ts`], bundle: true, minify: true, format, target: "es2022", write: false, legalComments: "none",
    alias: { "phi-lint": `${dist}browser.js`, "phi-lint/guard": `${dist}guard/index.js` },
    // A content script is no module; its engine is compiled from what it fetches itself.
    ...(format === "iife" && { define: { "import.meta.url": '"https://phi-lint.invalid/"' } }),
  });
  return outputFiles[0].contents;
};

const files = {
  "background.js": await bundle("background", "esm"), "popup.js": await bundle("popup", "esm"), "options.js": await bundle("options", "esm"),
  "content.js": await bundle("content", "iife"), "phi-lint.wasm": readFileSync(`${dist}phi-lint.wasm`),
  "LICENSE-MIT": readFileSync(`${here}../../LICENSE-MIT`), "LICENSE-APACHE": readFileSync(`${here}../../LICENSE-APACHE`),
  "DICTIONARIES.md": readFileSync(`${here}../../dictionaries/SOURCES.md`), "PRIVACY.md": readFileSync(`${here}PRIVACY.md`),
};
for (const name of PAGES) files[name] = readFileSync(here + name);
for (const size of [16, 32, 48, 128]) files[`icon-${size}.png`] = icon(size);
for (const language of ["en", "es"]) files[`_locales/${language}/messages.json`] = readFileSync(`${here}_locales/${language}/messages.json`);

for (const [browser, adapt] of Object.entries(BROWSERS)) {
  const manifest = JSON.parse(readFileSync(`${here}manifest.json`, "utf8"));
  adapt(manifest);
  const all = { ...files, "manifest.json": Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`) };
  const folder = `${here}out/${browser}`;
  rmSync(folder, { recursive: true, force: true });
  for (const [name, bytes] of Object.entries(all)) {
    mkdirSync(`${folder}/${name}`.replace(/\/[^/]*$/, ""), { recursive: true });
    writeFileSync(`${folder}/${name}`, bytes);
  }
  const entries = Object.keys(all).sort().map((name) => [name, [new Uint8Array(all[name]), { mtime: MTIME, level: 9 }]]);
  writeFileSync(`${here}out/phi-lint-${browser}.zip`, zipSync(Object.fromEntries(entries)));
}
