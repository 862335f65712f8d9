/** Every state of the guard on one sheet, light and dark, wide, on a small phone and at twice the size. `SHOTS=1` keeps the sheets in docs/images/guard. */

import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { BAD, GOOD, open } from "./composer.js";
import { violations } from "./site.js";

const images = fileURLToPath(new URL("../../../docs/images/guard/", import.meta.url));
const STATES = [
  "nothing written", "checked", "doubtful", "held", "sensitive, to override", "overridden", "no verdict yet", "not checked", "not checked, may be sent", "not protected",
  "picture", "not taken", "used", "disputed", "set-up", "Spanish",
] as const;

/** Brings all states onto the page, one below the other. */
async function build(page: Page): Promise<void> {
  await page.evaluate(async ([states, bad, good]) => {
    const { phi } = window;
    phi.current.remove();
    document.body.style.margin = "1rem";
    const settled = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
    const fails = (error: Error) => ({ ...phi.linter, check: () => { throw error; } });
    for (const name of states as string[]) {
      const heading = document.createElement("h2");
      heading.textContent = name;
      const place = document.createElement("div");
      const mount = document.createElement("div");
      document.querySelector("main")?.append(heading, place, mount);
      const composer = phi.compose(name === "used" || name === "not taken" ? "contenteditable" : "textarea", place);
      composer.element.setAttribute("aria-label", name);
      const admin = { role: "administrator", overrideRoles: ["administrator"] };
      const options = {
        mount, enter: true, onSetup: name === "set-up" ? () => phi.linter : undefined, lang: name === "Spanish" ? "es" : "en",
        onFailure: name.endsWith("may be sent") ? "warn" : "hold", ...(/overrid/.test(name) && admin),
      } as Parameters<typeof phi.guardOf>[2] & object;
      if (options.onSetup === undefined) delete (options as { onSetup?: unknown }).onSetup;
      const linter = name === "no verdict yet" ? fails(new phi.NotYet()) : name.startsWith("not checked") ? fails(new Error("on purpose")) : phi.linter;
      const target = name === "not protected" ? place.appendChild(document.createElement("canvas")) : composer.element;
      const text = { "nothing written": "", "checked": good, "picture": good, "not protected": "", "set-up": good, "doubtful": "Your scan is tomorrow at 9" }[name]
        ?? (/overrid/.test(name) ? "Your HIV visit is tomorrow with Dr. Chen" : name === "Spanish" ? "Su metformina de 500 mg está lista" : `${bad as string}. Take it twice a day with food.`);
      composer.element.focus();
      if (text !== "") document.execCommand("insertText", false, text);
      await settled();
      phi.guardOf(target, linter, options);
      const root = mount.firstElementChild?.shadowRoot as ShadowRoot;
      const press = (): boolean => composer.element.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true, composed: true }));
      await settled();
      if (/held|not checked|no verdict/.test(name)) press();
      if (/overrid/.test(name)) root.querySelector("summary")?.click();
      if (name === "overridden") {
        for (const field of root.querySelectorAll("input")) field.value = "T. Estrada, on the telephone";
        root.querySelector<HTMLElement>("details button")?.click();
      }
      if (name === "used") root.querySelector<HTMLElement>("button.main")?.click();
      if (name === "not taken") {
        // An editor that puts its own text back.
        new MutationObserver(() => { if (composer.element.textContent !== text) composer.element.textContent = text; })
          .observe(composer.element, { childList: true, characterData: true, subtree: true });
        root.querySelector<HTMLElement>("button.main")?.click();
        await new Promise((resolve) => setTimeout(resolve, 600));
      }
      if (name === "disputed") root.querySelector<HTMLElement>("li button")?.click();
      if (name === "picture") {
        const data = new DataTransfer();
        data.items.add(new File(["x"], "a.png", { type: "image/png" }));
        composer.element.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
      }
      await settled();
      await settled();
    }
    (document.activeElement as HTMLElement).blur();
  }, [STATES, BAD, GOOD] as const);
}

test.each(["light", "dark"] as const)("every state, %s", async (colorScheme) => {
  for (const [name, options] of [
    ["wide", { viewport: { width: 720, height: 900 } }], ["320", { viewport: { width: 320, height: 900 } }],
    ["zoom-200", { viewport: { width: 360, height: 450 }, deviceScaleFactor: 2 }],
  ] as const) {
    const { page, broken } = await open("textarea", { colorScheme, ...options });
    await build(page);
    const titles = await page.evaluate(() => [...document.querySelectorAll("main [data-phi-lint=banner]")].map((host) => host.shadowRoot?.querySelector("section")?.dataset["state"]));
    expect(titles).toEqual([
      "quiet", "pass", "review", "block", "block", "review", "pending", "failed", "failed", "unprotected", "pass", "block", "pass", "block", "pass", "block",
    ]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(await violations(page)).toEqual([]);
    expect(broken).toEqual([]);
    if (process.env["SHOTS"] !== undefined) await page.screenshot({ path: `${images}states-${name}-${colorScheme}.jpg`, type: "jpeg", quality: 60, fullPage: true });
    await page.close();
  }
});
