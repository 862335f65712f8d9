/** What becomes of a page that is open while the extension is updated, switched off or loses its permission, and what the extension costs where there is nothing to guard. */

import type { Page } from "playwright-core";
import { afterEach, beforeAll, expect, test } from "vitest";
import { BAD, GOOD, SOON } from "./consoles.js";
import { address, banner, context, open, sent } from "./extension.js";

/** Chromium's own page of extensions, where a person would click. */
let manager: Page;
let id: string;

beforeAll(async () => {
  id = new URL(context.serviceWorkers()[0]?.url() ?? "").host;
  manager = await context.newPage();
  await manager.goto("chrome://extensions/");
  // An unpacked extension may be loaded again in the mode for developers only.
  await manage("updateProfileConfiguration", { inDeveloperMode: true });
});

afterEach(async () => {
  for (const page of context.pages()) if (page !== manager) await page.close();
  await enable(true);
  await manage("updateExtensionConfiguration", { extensionId: id, hostAccess: "ON_ALL_SITES" });
});

async function manage(name: string, ...given: unknown[]): Promise<unknown> {
  return await manager.evaluate(async ([name, given]) => {
    const { developerPrivate } = chrome as never as { developerPrivate: Record<string, (...given: unknown[]) => Promise<unknown>> };
    return await developerPrivate[name]?.(...given);
  }, [name, given] as const);
}

const enable = (on: boolean): Promise<void> => manager.evaluate(([id, on]) => chrome.management.setEnabled(id, on), [id, on] as const);

/** A composer with a bad draft that is held, on a page whose policy is this one. */
async function draft(policy: string): Promise<Page> {
  const page = await open(policy);
  await page.locator("textarea").click();
  await page.keyboard.type(BAD);
  await expect.poll(() => banner(page).getAttribute("data-state"), SOON).toBe("block");
  return page;
}

/** Every way to send; nothing goes. */
async function held(page: Page): Promise<void> {
  await page.bringToFront();
  await page.locator("textarea").focus();
  await page.keyboard.press("Enter");
  await page.evaluate(() => {
    document.querySelector("form")?.requestSubmit();
    document.querySelector<HTMLElement>("form button")?.click();
  });
  expect(await sent(page)).toEqual([]);
}

const banners = (page: Page): Promise<number> => page.locator("[data-phi-lint=banner]").count();

test.each(["none", "self"])("updated while a page is open whose policy is %s: the new one takes over, nothing slips", async (policy) => {
  const [page, untouched] = [await draft(policy), await open(policy)];
  await untouched.evaluate((bad) => { (document.querySelector("textarea") as HTMLTextAreaElement).value = bad; }, BAD);
  const next = context.waitForEvent("serviceworker");
  await manage("reload", id, {});
  await held(page);
  await next;
  for (const one of [page, untouched]) {
    await one.bringToFront();
    await expect.poll(() => banner(one).getAttribute("data-state"), SOON).toBe("block");
    await held(one);
    expect(await banners(one)).toBe(1);
    await one.locator("textarea").fill(GOOD);
    await expect.poll(() => banner(one).getAttribute("data-state"), SOON).toBe("pass");
    await one.keyboard.press("Enter");
    expect(await sent(one)).toEqual([GOOD]);
  }
});

test("switched off while a page is open: it stays guarded until it is loaded again, and then is as it was", async () => {
  const [page, strict] = [await draft("none"), await draft("self")];
  await enable(false);
  for (const one of [page, strict]) await held(one);
  // The engine of this page goes on; where it was in the extension, the banner says that nothing can be checked.
  await page.locator("textarea").fill(GOOD);
  await page.locator("textarea").press("Enter");
  expect(await sent(page)).toEqual([GOOD]);
  await strict.locator("textarea").fill(GOOD);
  await expect.poll(() => banner(strict).getAttribute("data-state"), SOON).toBe("failed");
  await held(strict);
  expect(await banner(strict).textContent()).toContain("Reload the page");
  for (const one of [page, strict]) {
    const served = await (await fetch(one.url())).text();
    const parsed = (): Promise<string> => one.evaluate((served) => {
      const tidy = (page: Document): string => page.documentElement.outerHTML.replaceAll(/\s+/g, " ");
      return String(tidy(document) === tidy(new DOMParser().parseFromString(served, "text/html")));
    }, served);
    await one.reload();
    await one.locator("textarea").click();
    await one.keyboard.type(BAD);
    expect(await parsed()).toBe("true");
    expect(await one.evaluate(() => [document.adoptedStyleSheets.length, CSS.highlights.size, localStorage.length + sessionStorage.length])).toEqual([0, 0, 0]);
    await one.keyboard.press("Enter");
    expect(await sent(one)).toEqual([BAD]);
  }
});

test("a permission that is taken back while a page is open: it stays guarded until it is loaded again", async () => {
  const [page, strict] = [await draft("none"), await draft("self")];
  await manage("updateExtensionConfiguration", { extensionId: id, hostAccess: "ON_SPECIFIC_SITES" });
  const worker = context.serviceWorkers()[0];
  await expect.poll(() => worker?.evaluate(async () => (await chrome.scripting.getRegisteredContentScripts()).length)).toBe(0);
  for (const one of [page, strict]) {
    await held(one);
    await one.locator("textarea").fill(GOOD);
    await expect.poll(() => banner(one).getAttribute("data-state"), SOON).toBe("pass");
    await one.keyboard.press("Enter");
    expect(await sent(one)).toEqual([GOOD]);
    await one.reload();
    await one.locator("textarea").click();
    await one.keyboard.type(BAD);
    expect(await banners(one)).toBe(0);
  }
  // Given again, it is guarded at once, the draft that stands there with it.
  await manage("addHostPermission", id, "http://127.0.0.1/*");
  await expect.poll(() => banner(page).getAttribute("data-state"), SOON).toBe("block");
  await held(page);
});

test("a draft that nobody touched, and the first key in one that was there before", async () => {
  for (const policy of ["none", "self"]) {
    const page = await open(policy);
    // The page itself puts a draft back, as messengers do.
    await page.evaluate((bad) => { (document.querySelector("textarea") as HTMLTextAreaElement).value = bad; }, BAD);
    await page.locator("form button").click();
    expect(await sent(page)).toEqual([]);
    const second = await open(policy);
    await second.evaluate((bad) => {
      const field = document.querySelector("textarea") as HTMLTextAreaElement;
      field.value = bad;
      field.addEventListener("focusin", (event) => event.stopPropagation());
      field.focus();
    }, BAD);
    await second.keyboard.press("Enter");
    expect(await sent(second)).toEqual([]);
  }
});

test("on a page without a composer the content script costs at most ten milliseconds and loads no engine", async () => {
  const page = await open("empty");
  const tools = await context.newCDPSession(page);
  const times: number[] = [];
  for (let turn = 0; turn < 7; turn += 1) {
    const events: { name: string; dur?: number; tdur?: number; args: { data?: { url?: string } } }[] = [];
    const gather = ({ value }: { value: unknown[] }): void => void events.push(...value as typeof events);
    tools.on("Tracing.dataCollected", gather as never);
    await tools.send("Tracing.start", { transferMode: "ReportEvents", traceConfig: { includedCategories: ["devtools.timeline", "v8", "disabled-by-default-v8.compile"] } });
    await page.goto(`${address}/empty`);
    await page.mouse.move(5, 5 + turn);
    await page.mouse.click(20, 20);
    await page.keyboard.press("Tab");
    const done = new Promise((resolve) => tools.once("Tracing.tracingComplete", resolve));
    await tools.send("Tracing.end");
    await done;
    tools.off("Tracing.dataCollected", gather as never);
    const own = events.filter(({ name, args }) => /^(EvaluateScript|v8\.compile|FunctionCall)$/.test(name) && args.data?.url?.endsWith("/content.js"));
    expect(own.map(({ name }) => name)).toContain("EvaluateScript");
    times.push(own.reduce((sum, { tdur, dur }) => sum + (tdur ?? dur ?? 0), 0) / 1_000);
  }
  times.sort((one, other) => one - other);
  console.log(`extension: on a page without a composer the content script takes ${times[3]?.toFixed(2)} ms at the median of 7 (${times[0]?.toFixed(2)} to ${times[6]?.toFixed(2)})`);
  expect(times[3]).toBeLessThanOrEqual(10);
  const loaded = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
  expect(loaded.filter((name) => name.endsWith(".wasm"))).toEqual([]);
});
