/** The packed extension in a real Chromium: pages with and without a content security policy, every way to send. */

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { BAD, GOOD, here, POLICIES, SAFE, SOON } from "./consoles.js";
import { banner, context, foreign, open, sent } from "./extension.js";

describe.each(Object.keys(POLICIES))("a page whose policy is %s", (policy) => {
  test.each(["textarea", "[contenteditable]"])("nothing bad goes from %s, and its safe version does", async (composer) => {
    const page = await open(policy);
    await page.locator(composer).click();
    await page.keyboard.type(BAD);
    await page.keyboard.press("Enter");
    expect(await sent(page)).toEqual([]);
    await expect.poll(() => banner(page).getAttribute("data-state"), SOON).toBe("block");
    const box = page.locator(composer);
    await page.keyboard.press("Enter");
    await page.locator(composer === "textarea" ? "form button" : "#two button").click();
    await page.evaluate(() => {
      document.querySelector("form")?.requestSubmit();
      for (const button of document.querySelectorAll("button")) button.click();
    });
    expect(await sent(page)).toEqual([]);
    await box.click();
    await page.keyboard.press("Control+.");
    const text = (): Promise<string> => box.evaluate((element) => element instanceof HTMLTextAreaElement ? element.value : (element as HTMLElement).innerText.trim());
    await expect.poll(text, SOON).toBe(SAFE);
    await expect.poll(() => banner(page).getAttribute("data-state"), SOON).toBe("pass");
    await box.click();
    await page.keyboard.press("Enter");
    expect(await sent(page)).toEqual([SAFE]);
    await page.close();
  });

  test("what was typed and sent in one breath is held until it has a verdict", async () => {
    const page = await open(policy);
    await page.locator("textarea").click();
    await page.evaluate(() => {
      document.execCommand("insertText", false, "Your HIV visit is tomorrow");
      document.querySelector("form")?.requestSubmit();
    });
    expect(await sent(page)).toEqual([]);
    await expect.poll(() => banner(page).getAttribute("data-state"), SOON).toBe("block");
    await page.locator("textarea").fill(GOOD);
    await expect.poll(() => banner(page).getAttribute("data-state"), SOON).toBe("pass");
    await page.locator("form button").click();
    expect(await sent(page)).toEqual([GOOD]);
    await page.close();
  });
});

describe.each(["lexical", "prosemirror", "quill"])("a console that writes with %s", (kind) => {
  test.each(Object.keys(POLICIES))("and whose policy is %s: what it would send is what is shown", async (policy) => {
    const page = await open(`${policy}/rich?kind=${kind}`);
    await page.waitForSelector("[data-ready]");
    const model = (): Promise<string> => page.evaluate(() => (window as never as { model: () => string }).model());
    const box = page.locator("[contenteditable]").first();
    await box.click();
    await page.keyboard.type(BAD);
    await page.keyboard.press("Enter");
    await expect.poll(() => banner(page).getAttribute("data-state"), SOON).toBe("block");
    await page.keyboard.press("Enter");
    await page.locator("button[aria-label=Send]").click();
    await page.evaluate(() => document.querySelector<HTMLElement>("button[aria-label=Send]")?.click());
    expect(await sent(page)).toEqual([]);
    expect((await model()).trim()).toBe(BAD);
    await box.click();
    await page.keyboard.press("Control+.");
    await expect.poll(async () => (await model()).trim(), SOON).toBe(SAFE);
    await expect.poll(() => banner(page).getAttribute("data-state"), SOON).toBe("pass");
    await page.keyboard.press("Enter");
    expect((await sent(page)).map((text) => text.trim())).toEqual([SAFE]);
    await page.close();
  });
});

test("a verdict of the extension's own origin comes within fifty milliseconds", async () => {
  const page = await open("self");
  await page.locator("textarea").click();
  await page.keyboard.type("See you");
  await expect.poll(() => banner(page).getAttribute("data-state"), SOON).toBe("pass");
  const times = await page.evaluate(async () => {
    const field = document.querySelector("textarea") as HTMLTextAreaElement;
    const host = document.querySelector("[data-phi-lint=banner]") as HTMLElement;
    const box = host.shadowRoot?.querySelector("section") as HTMLElement;
    const spent: number[] = [];
    for (let nth = 0; nth < 60; nth += 1) {
      const wanted = nth % 2 === 0 ? "block" : "pass";
      const began = performance.now();
      field.value = nth % 2 === 0 ? `Your MRI is at ${nth}` : `See you at ${nth}`;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      await new Promise<void>((resolve) => {
        const observer = new MutationObserver(() => {
          if (box.dataset["state"] !== wanted) return;
          observer.disconnect();
          resolve();
        });
        observer.observe(box, { attributes: true });
      });
      spent.push(performance.now() - began);
    }
    return spent.sort((one, other) => one - other);
  });
  console.log(`extension: a verdict of its own origin takes ${times[30]?.toFixed(1)} ms at the median, ${times[57]?.toFixed(1)} ms at p95`);
  expect(times[57]).toBeLessThan(50);
  await page.close();
});

test("two tabs, a worker that was stopped, and an empty page", async () => {
  const [first, second] = [await open("self"), await open("none")];
  for (const page of [first, second]) {
    await page.bringToFront();
    await page.locator("textarea").click();
    await page.keyboard.type(BAD);
    await page.keyboard.press("Enter");
    expect(await sent(page)).toEqual([]);
  }
  const browser = await context.newCDPSession(first);
  await browser.send("ServiceWorker.enable");
  await browser.send("ServiceWorker.stopAllWorkers");
  await first.bringToFront();
  await first.locator("textarea").fill("Your insulin is ready");
  await first.keyboard.press("Enter");
  expect(await sent(first)).toEqual([]);
  await expect.poll(() => banner(first).getAttribute("data-state"), { timeout: 10_000 }).toBe("block");
  const empty = await open("empty");
  const loaded = await empty.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
  expect(loaded.filter((name) => name.endsWith(".wasm"))).toEqual([]);
  for (const page of [first, second, empty]) await page.close();
});

test("settings are kept, a text is not; nothing left the browser", async () => {
  const worker = context.serviceWorkers()[0] ?? await context.waitForEvent("serviceworker");
  const id = new URL(worker.url()).host;
  const page = await context.newPage();
  await page.goto(`chrome-extension://${id}/options.html`);
  await page.waitForSelector("[data-ready]");
  await page.fill("#name", "Harbor Clinic");
  await page.fill("#portalUrl", "https://portal.harbor.example");
  await page.click("form button");
  expect(await page.textContent("#told")).toBe("Saved");
  await page.goto(`chrome-extension://${id}/popup.html`);
  await page.waitForSelector("[data-ready]");
  await page.fill("#message", "He says it is only IBS");
  expect(await page.textContent("#verdict")).toBe("This must not be sent.");
  expect(await page.textContent("#safe")).toContain("portal");
  const stored = await page.evaluate(async () => JSON.stringify([await chrome.storage.local.get(), await chrome.storage.session.get()]));
  expect(stored).toContain("Harbor Clinic");
  expect(stored).not.toMatch(/IBS|metformin|insulin|MRI/);
  expect(foreign).toEqual([]);
  await page.close();
});

test("the zip is the same bytes twice, and at most 2 MB", () => {
  const mark = (): string => {
    execFileSync("node", ["build.mjs"], { cwd: here });
    const zip = readFileSync(`${here}out/phi-lint-chrome.zip`);
    expect(zip.length).toBeLessThanOrEqual(2_000_000);
    return createHash("sha256").update(zip).update(readFileSync(`${here}out/phi-lint-firefox.zip`)).digest("hex");
  };
  expect(mark()).toBe(mark());
});

test("the linter of Firefox's store has nothing to say", () => {
  const said = execFileSync("npx", ["addons-linter", "--output", "json", "out/phi-lint-firefox.zip"], { cwd: here, encoding: "utf8" });
  expect((JSON.parse(said) as { summary: unknown }).summary).toEqual({ errors: 0, notices: 0, warnings: 0 });
});
