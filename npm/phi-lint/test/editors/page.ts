/** A page with one composer that sends on Enter and by a button, and keeps what it sent: `page.html?kind=lexical`. */

import { createLinter, type Linter } from "phi-lint";
import { guard, type Guard, type GuardOptions, NotYet } from "phi-lint/guard";
import { compose, type Composer, type Kind } from "./editors.js";

const sent: string[] = [];
const heard: unknown[] = [];
const linter = await createLinter();

/** Puts a console of one composer onto the page. */
function console_(kind: Kind, options: GuardOptions = {}, engine: Linter = linter): { composer: Composer; guard: Guard; form: HTMLFormElement; remove: () => void } {
  const form = document.createElement("form");
  const place = document.createElement("div");
  const send = document.createElement("button");
  send.textContent = "Send";
  form.append(place, send);
  document.querySelector("main")?.append(form);
  const composer = compose(kind, place);
  const deliver = (): void => {
    if (composer.model() === "") return;
    sent.push(composer.model());
    composer.clear();
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    deliver();
  });
  composer.element.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    deliver();
  }, true);
  const hear = (name: string) => (told: unknown) => void heard.push([name, told]);
  const guarded = guard(composer.element, engine, {
    onBlocked: hear("blocked"), onOverride: hear("override"), onDispute: hear("dispute"), ...options,
  });
  return { composer, guard: guarded, form, remove: () => { guarded.detach(); form.remove(); } };
}

declare global {
  interface Window {
    phi: { sent: string[]; heard: unknown[]; linter: Linter; console_: typeof console_; guardOf: typeof guard; createLinter: typeof createLinter; compose: typeof compose; NotYet: typeof NotYet; current: ReturnType<typeof console_> };
  }
}

const kind = (new URL(location.href).searchParams.get("kind") ?? "textarea") as Kind;
const current = console_(kind);
window.phi = { sent, heard, linter, console_, guardOf: guard, createLinter, compose, NotYet, current };
document.documentElement.dataset["ready"] = "";
