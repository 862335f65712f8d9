/** The guard in a real Chromium, in every kind of editor, under a strict content security policy. */

import { describe, expect, test } from "vitest";
import { BAD, focus, GOOD, KINDS, model, open, SAFE, sent, state, write } from "./composer.js";
import { violations } from "./site.js";

describe.each(KINDS)("%s", (kind) => {
  test("a bad draft stays, its safe version goes, and undo brings the draft back", async () => {
    const { page, broken } = await open(kind);
    await write(page, BAD);
    expect(await state(page)).toBe("block");
    expect(await page.textContent("section.banner li p")).toContain("This names a medicine: metformin");
    await page.keyboard.press("Enter");
    await page.click("form button");
    expect(await sent(page)).toEqual([]);
    expect(await model(page)).toBe(BAD);
    expect(await page.evaluate(() => window.phi.heard.at(-1))).toEqual(["blocked", ["medication-name"]]);
    // One action, by the keyboard.
    await focus(page);
    await page.keyboard.press("Control+.");
    await page.waitForSelector("section.banner[data-state=pass] button");
    expect(await model(page)).toBe(SAFE);
    // Undo, by the banner, in one step.
    await page.click("section.banner button");
    await expect.poll(() => model(page)).toBe(BAD);
    await expect.poll(() => state(page)).toBe("block");
    // The button does the same, and typing goes on behind the text.
    await page.click("section.banner button.main");
    await page.waitForSelector("section.banner[data-state=pass] button");
    expect(await model(page)).toBe(SAFE);
    await focus(page);
    await page.keyboard.press("Control+End");
    await page.keyboard.type(" Bye");
    expect(await model(page)).toBe(`${SAFE} Bye`);
    await page.keyboard.press("Backspace");
    await page.keyboard.press("Enter");
    expect(await sent(page)).toEqual([`${SAFE} By`]);
    expect(broken).toEqual([]);
    await page.close();
  });

  test("nothing slips between the last letter and the send", async () => {
    const { page } = await open(kind);
    // Editors learn of the caret by an event that comes later.
    await page.locator("form").locator("textarea, input, [contenteditable]").click();
    const [there, left] = await page.evaluate(([bad]) => {
      const { element } = window.phi.current.composer;
      document.execCommand("insertText", false, bad as string);
      // Lexical has it in its model first, the others in the page.
      const there = window.phi.current.composer.model() || element.textContent;
      element.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true, composed: true }));
      window.phi.current.form.requestSubmit();
      window.phi.current.form.querySelector("button")?.click();
      return [there, window.phi.sent.length];
    }, [BAD]);
    expect(there).toBe(BAD);
    expect(left).toBe(0);
    await expect.poll(() => state(page)).toBe("block");
    expect(await sent(page)).toEqual([]);
    await page.close();
  });

  test("fifty messages in a row", async () => {
    const { page, broken } = await open(kind);
    for (let nth = 0; nth < 50; nth += 1) {
      await focus(page);
      await page.keyboard.insertText(nth % 2 === 0 ? `${GOOD} ${nth}` : BAD);
      await page.keyboard.press("Enter");
      if (nth % 2 === 0) continue;
      expect(await sent(page)).toHaveLength((nth + 1) / 2);
      await page.evaluate(() => window.phi.current.composer.clear());
    }
    expect(await sent(page)).toHaveLength(25);
    expect(broken).toEqual([]);
    await page.close();
  });
});

test("a safe version of several lines stands in every rich editor as the page would send it", async () => {
  for (const kind of KINDS.filter((kind) => kind !== "input")) {
    const { page } = await open(kind);
    await focus(page);
    await page.keyboard.insertText("Your psychiatry video visit is tomorrow at 3 PM. Link: https://video.example/r/7");
    await page.keyboard.press("Control+.");
    const wanted = "Your telehealth appointment is tomorrow at 3 PM.\nJoin here: https://video.example/r/7";
    await expect.poll(async () => (await model(page)).replace(/\n+/g, "\n"), { message: kind }).toBe(wanted);
    await page.close();
  }
});

test("letters that are still being composed are not judged, and what they become is", async () => {
  const { page } = await open("lexical");
  await focus(page);
  const tools = await page.context().newCDPSession(page);
  await tools.send("Input.imeSetComposition", { text: "metformin", selectionStart: 9, selectionEnd: 9 });
  expect(await state(page)).toBe("quiet");
  await tools.send("Input.insertText", { text: "metformin is ready" });
  await expect.poll(() => state(page)).toBe("block");
  await page.keyboard.press("Enter");
  expect(await sent(page)).toEqual([]);
  await page.close();
});

test("a messenger whose send button comes and goes with the text", async () => {
  const { page, broken } = await open("textarea");
  await page.evaluate(() => {
    window.phi.current.remove();
    const footer = document.createElement("footer");
    const place = document.createElement("div");
    footer.append(place);
    document.querySelector("main")?.append(footer);
    const composer = window.phi.compose("lexical", place);
    const deliver = (): void => {
      window.phi.sent.push(composer.model());
      composer.clear();
    };
    new MutationObserver(() => {
      const there = footer.querySelector("button");
      if (composer.model() === "") there?.remove();
      if (composer.model() === "" || there !== null) return;
      const button = document.createElement("button");
      button.setAttribute("aria-label", "Send");
      button.innerHTML = '<span data-icon="send">➤</span>';
      button.addEventListener("mousedown", deliver);
      footer.append(button);
    }).observe(composer.element, { childList: true, subtree: true, characterData: true });
    composer.element.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey) return;
      event.preventDefault();
      event.stopPropagation();
      deliver();
    }, true);
    window.phi.current = { ...window.phi.current, composer, guard: window.phi.guardOf(composer.element, window.phi.linter) };
  });
  await write(page, BAD);
  await page.click("footer [data-icon]");
  await page.keyboard.press("Enter");
  expect(await sent(page)).toEqual([]);
  await focus(page);
  await page.keyboard.press("Control+.");
  await page.waitForSelector("section.banner[data-state=pass] button");
  expect(await model(page)).toBe(SAFE);
  await page.keyboard.press("Control+z");
  await expect.poll(() => model(page)).toBe(BAD);
  await page.keyboard.press("Control+.");
  await page.waitForSelector("section.banner[data-state=pass] button");
  expect(await model(page)).toBe(SAFE);
  await page.click("footer [data-icon]");
  expect(await sent(page)).toEqual([SAFE]);
  await write(page, GOOD);
  await page.keyboard.press("Enter");
  expect(await sent(page)).toEqual([SAFE, GOOD]);
  expect(broken).toEqual([]);
  await page.close();
});

test("where the engine fails the send is held and the banner says so", async () => {
  const { page } = await open("textarea");
  await page.evaluate(() => {
    window.phi.current.remove();
    const broken = { ...window.phi.linter, check: () => { throw new Error("broken on purpose"); } };
    window.phi.current = window.phi.console_("textarea", { onFailure: "warn" }, broken);
  });
  await write(page, GOOD);
  await page.keyboard.press("Enter");
  expect(await sent(page)).toEqual([]);
  expect(await page.textContent(".title")).toContain("could not be checked");
  await page.click("section.banner > button");
  await page.evaluate(() => document.body.prepend(document.createElement("textarea")));
  await page.locator("body > textarea").click();
  await page.keyboard.press("Control+v");
  expect(await page.inputValue("body > textarea")).toBe(GOOD);
  await page.click("summary");
  await page.fill("section.banner input", "The engine is broken");
  await page.click("details button");
  await focus(page);
  await page.keyboard.press("Enter");
  expect(await sent(page)).toEqual([GOOD]);
  expect(await page.evaluate(() => window.phi.heard.at(-1))).toEqual(
    ["override", { rules: [], reason: "The engine is broken", approver: null, unchecked: true }]);
  await page.close();
});

test("an override asks for a role, a reason, and for a specially protected fact a second person", async () => {
  const { page } = await open("textarea");
  const as = (role: string) => page.evaluate((role) => {
    window.phi.current.remove();
    window.phi.current = window.phi.console_("textarea", { role, overrideRoles: ["nurse", "administrator"] });
  }, role);
  await as("receptionist");
  await write(page, BAD);
  expect(await page.locator("summary").count()).toBe(0);
  await as("nurse");
  await write(page, "Your HIV visit is tomorrow");
  expect(await page.locator("summary").count()).toBe(0);
  await as("administrator");
  await write(page, "Your HIV visit is tomorrow");
  await page.click("summary");
  await page.click("details button");
  const [reason, approver] = [page.locator("section.banner input").first(), page.locator("section.banner input").last()];
  await reason.fill("The patient asked in writing");
  await page.click("details button");
  await focus(page);
  await page.keyboard.press("Enter");
  expect(await sent(page)).toEqual([]);
  await page.click("summary");
  await reason.fill("The patient asked in writing");
  await approver.fill("T. Estrada");
  await page.click("details button");
  await focus(page);
  await page.keyboard.press("Enter");
  expect(await sent(page)).toEqual(["Your HIV visit is tomorrow"]);
  const told = JSON.stringify(await page.evaluate(() => window.phi.heard));
  expect(told).toContain("T. Estrada");
  expect(told).not.toContain("tomorrow");
  await page.close();
});

test("this is wrong: the rule and the row are told, never the text", async () => {
  const { page } = await open("textarea");
  await write(page, BAD);
  await page.click("section.banner li button");
  expect(await page.textContent("section.banner li .note")).toContain("compliance officer can allow it");
  expect(await page.evaluate(() => window.phi.heard)).toEqual([["dispute", { rule: "medication-name", term: "metformin" }]]);
  await page.close();
});

test("what cannot be read says that it is not protected; a picture says that it is not checked", async () => {
  const { page } = await open("textarea");
  await page.evaluate(() => {
    const canvas = document.createElement("canvas");
    document.querySelector("main")?.append(canvas);
    window.phi.current.remove();
    window.phi.guardOf(canvas, window.phi.linter);
  });
  expect(await page.textContent("section.banner")).toContain("Not protected here");
  await page.close();
  const second = await open("contenteditable");
  await write(second.page, GOOD);
  await second.page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File(["x"], "a.png", { type: "image/png" }));
    window.phi.current.composer.element.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
  });
  expect(await second.page.textContent("section.banner")).toContain("A picture is not checked");
  await second.page.close();
});

test("a template is checked with its fields", async () => {
  const { page } = await open("textarea");
  await page.evaluate(() => {
    window.phi.current.remove();
    const field = document.createElement("input");
    field.id = "reason";
    document.querySelector("main")?.append(field);
    const compose = (text: string): string => text.replace("{{1}}", field.value);
    window.phi.current = window.phi.console_("textarea", { compose, fields: [field] });
  });
  await write(page, "Your {{1}} visit is tomorrow");
  await page.fill("#reason", "diabetes");
  expect(await state(page)).toBe("block");
  await focus(page);
  await page.keyboard.press("Enter");
  expect(await sent(page)).toEqual([]);
  await page.close();
});

test("axe finds nothing in any state, light or dark, in a narrow window", async () => {
  for (const colorScheme of ["light", "dark"] as const) {
    const { page } = await open("textarea", { colorScheme, viewport: { width: 320, height: 800 } });
    expect(await violations(page)).toEqual([]);
    for (const [text, wanted] of [[GOOD, "pass"], [BAD, "block"], ["Your scan is tomorrow at 9", "review"]] as const) {
      await page.fill("textarea", text);
      expect(await state(page)).toBe(wanted);
      expect(await violations(page), text).toEqual([]);
    }
    await page.evaluate(() => {
      window.phi.current.remove();
      window.phi.current = window.phi.console_("textarea", { role: "administrator", overrideRoles: ["administrator"], lang: "es", onSetup: () => window.phi.linter });
    });
    await page.fill("textarea", "Your HIV visit is tomorrow");
    await page.click("summary");
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await page.close();
  }
});

test("inside a shadow root and inside a frame", async () => {
  const { page } = await open("textarea");
  const held = await page.evaluate(async ([bad]) => {
    const host = document.createElement("div");
    document.body.append(host);
    const root = host.attachShadow({ mode: "open" });
    const inner = document.createElement("textarea");
    const send = document.createElement("button");
    send.setAttribute("aria-label", "Send");
    root.append(inner, send);
    const frame = document.createElement("iframe");
    document.body.append(frame);
    const page = frame.contentDocument as Document;
    const far = page.createElement("textarea");
    const button = page.createElement("button");
    button.setAttribute("aria-label", "Send");
    page.body.append(far, button);
    const out: string[] = [];
    send.addEventListener("click", () => out.push(inner.value));
    button.addEventListener("click", () => out.push(far.value));
    window.phi.current.remove();
    const guards = [window.phi.guardOf(inner, window.phi.linter), window.phi.guardOf(far, window.phi.linter)];
    inner.value = far.value = bad as string;
    send.click();
    button.click();
    const stopped = out.length;
    inner.value = far.value = "See you at 9";
    send.click();
    button.click();
    guards.forEach((one) => one.detach());
    return [stopped, out.length, document.querySelectorAll("[data-phi-lint]").length];
  }, [BAD]);
  expect(held).toEqual([0, 2, 0]);
  await page.close();
});

test("set-up is asked once, and fills the safe version", async () => {
  const { page } = await open("textarea");
  await page.evaluate(() => {
    window.phi.current.remove();
    window.phi.current = window.phi.console_("textarea", { onSetup: async (org) => await window.phi.createLinter({ org }) });
  });
  const [name, portal, phone] = await page.locator("section.banner input").all();
  await name?.fill("Harbor Clinic");
  await portal?.fill("https://portal.harbor.example");
  await phone?.fill("555-0100");
  await page.locator("section.banner button").last().click();
  expect(await page.locator("section.banner input").count()).toBe(0);
  await page.fill("textarea", "He says it is only IBS");
  await expect.poll(() => page.textContent(".safe")).toBe("Harbor Clinic has a message for you. Log in to your patient portal or call 555-0100.");
  await page.close();
});
