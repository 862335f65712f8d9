/** Every way a text gets into a composer, and every way it may go out, by a person's hand in a real Chromium. */

import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { BAD, focus, GOOD, KINDS, model, open, SAFE, sent, state, write } from "./composer.js";

/** A page with a text that can be copied or dragged, and a composer whose banner is out of the way. */
async function withSource(kind: string, options: Parameters<typeof open>[1] = {}): Promise<Page> {
  const { page } = await open(kind, options);
  await page.evaluate((bad) => {
    const source = document.createElement("p");
    source.id = "source";
    source.textContent = bad;
    document.body.prepend(source);
    document.body.style.marginTop = "1rem";
  }, BAD);
  return page;
}

const selectSource = (page: Page): Promise<void> => page.evaluate(() => getSelection()?.selectAllChildren(document.querySelector("#source") as Element));

/** Nothing goes, whatever is tried. */
async function held(page: Page): Promise<void> {
  await expect.poll(() => state(page)).toBe("block");
  await focus(page);
  await page.keyboard.press("Enter");
  await page.locator("form button").click();
  await page.locator("form button").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Space");
  await page.evaluate(() => {
    const { form } = window.phi.current;
    form.requestSubmit();
    form.requestSubmit(form.querySelector("button"));
    form.querySelector("button")?.click();
    form.dispatchEvent(new SubmitEvent("submit", { bubbles: true, cancelable: true }));
  });
  expect(await sent(page)).toEqual([]);
}

describe.each(KINDS)("%s", (kind) => {
  test("pasted", async () => {
    const page = await withSource(kind);
    await selectSource(page);
    await page.keyboard.press("Control+c");
    await focus(page);
    await page.keyboard.press("Control+v");
    await expect.poll(() => model(page)).toContain("metformin");
    await held(page);
    await page.close();
  });

  test("dragged in with the mouse", async () => {
    const page = await withSource(kind);
    await write(page, "Hi ");
    await selectSource(page);
    const source = await page.locator("#source").boundingBox();
    const place = await page.evaluate(() => { const { x, y } = window.phi.current.composer.element.getBoundingClientRect(); return { x, y }; });
    await page.mouse.move((source?.x ?? 0) + 20, (source?.y ?? 0) + 10);
    await page.mouse.down();
    await page.mouse.move(place.x + 60, place.y + 15, { steps: 5 });
    await page.mouse.up();
    if (kind === "quill") {
      // Quill takes files that are dropped and no text.
      expect(await model(page)).toBe("Hi ");
      return await page.close();
    }
    await expect.poll(() => model(page)).toContain("metformin");
    await held(page);
    await page.close();
  });

  test("put in by the page's own script, without an event", async () => {
    const page = await withSource(kind);
    await page.evaluate((bad) => window.phi.current.composer.put(bad), BAD);
    await focus(page);
    await page.keyboard.press("Enter");
    expect(await sent(page)).toEqual([]);
    await held(page);
    await page.close();
  });

  test("typed: the caret stays where it is, and what is deleted is not held against it", async () => {
    const page = await withSource(kind);
    await write(page, "Your metformin is ready");
    expect(await state(page)).toBe("block");
    await page.keyboard.press("Home");
    for (let nth = 0; nth < 4; nth += 1) await page.keyboard.press("ArrowRight");
    await page.keyboard.type(" new");
    expect(await model(page)).toBe("Your new metformin is ready");
    await held(page);
    await focus(page);
    await page.keyboard.press("End");
    for (let nth = 0; nth < "metformin is ready".length; nth += 1) await page.keyboard.press("Backspace");
    await page.keyboard.type("hours are out");
    expect(await state(page)).toBe("pass");
    await page.keyboard.press("Enter");
    expect(await sent(page)).toEqual(["Your new hours are out"]);
    await page.close();
  });

  test("undone and done again by the keyboard", async () => {
    const page = await withSource(kind);
    await focus(page);
    await page.keyboard.insertText(BAD);
    await expect.poll(() => state(page)).toBe("block");
    await page.keyboard.press("Control+z");
    await expect.poll(() => model(page)).not.toContain("metformin");
    await expect.poll(() => state(page)).not.toBe("block");
    await page.keyboard.press("Control+Shift+z");
    if (!(await model(page)).includes("metformin")) await page.keyboard.press("Control+y");
    await expect.poll(() => model(page)).toContain("metformin");
    await held(page);
    await page.close();
  });
});

test("a tap on a touch screen", async () => {
  const page = await withSource("textarea", { hasTouch: true });
  await page.fill("textarea", BAD);
  await page.locator("form button").tap();
  expect(await sent(page)).toEqual([]);
  await page.fill("textarea", GOOD);
  await page.locator("form button").tap();
  expect(await sent(page)).toEqual([GOOD]);
  await page.close();
});

test.each(["text", "search"])("an input of the type %s", async (type) => {
  const page = await withSource("input");
  await page.evaluate((type) => {
    window.phi.current.remove();
    const made = window.phi.console_("input");
    made.guard.detach();
    made.composer.element.setAttribute("type", type);
    window.phi.current = { ...made, guard: window.phi.guardOf(made.composer.element, window.phi.linter) };
  }, type);
  await write(page, BAD);
  await held(page);
  await page.fill("form input", GOOD);
  await page.locator("form button").click();
  expect(await sent(page)).toEqual([GOOD]);
  await page.close();
});

test("buttons of every make, inside the form and beside it", async () => {
  const page = await withSource("textarea");
  await page.fill("textarea", BAD);
  const went = await page.evaluate(() => {
    const { form, composer } = window.phi.current;
    const out: string[] = [];
    for (const [html, place] of [
      ['<input type="submit" value="Go">', form], ['<input type="image" alt="Go">', form], ['<button type="submit">Go</button>', form],
      ['<button type="button" aria-label="Send message"><svg></svg></button>', form], ['<div role="button" title="Enviar">➤</div>', document.querySelector("main")],
      ['<span data-icon="send">➤</span>', document.querySelector("main")],
    ] as const) {
      place?.insertAdjacentHTML("beforeend", html);
      const made = place?.lastElementChild as HTMLElement;
      made.addEventListener("click", () => out.push(`${html} ${composer.model()}`));
      (made.firstElementChild ?? made).dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, composed: true }));
      made.click?.();
      made.remove();
    }
    return out;
  });
  expect(went).toEqual([]);
  expect(await sent(page)).toEqual([]);
  await page.close();
});

test("in a modal dialog the banner can be clicked as well", async () => {
  const page = await withSource("textarea");
  await page.evaluate(() => {
    window.phi.current.guard.detach();
    const dialog = document.body.appendChild(document.createElement("dialog"));
    dialog.append(window.phi.current.form);
    dialog.showModal();
    window.phi.current = { ...window.phi.current, guard: window.phi.guardOf(window.phi.current.composer.element, window.phi.linter) };
  });
  await write(page, BAD);
  await held(page);
  await page.click("section.banner button.main");
  await expect.poll(() => model(page)).toBe(SAFE);
  await page.locator("form button").click();
  expect(await sent(page)).toEqual([SAFE]);
  await page.close();
});
