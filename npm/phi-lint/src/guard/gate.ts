/** The gate: every way a message leaves the page by a person's or a script's hand is looked at before the page sees it. */

/** Composers that are guarded, so that a send button finds its own. */
const guarded = new Set<Element>();

const NAMED = [
  '[aria-label*="send" i]', '[aria-label*="enviar" i]', '[title*="send" i]', '[title*="enviar" i]', '[data-icon*="send" i]',
  '[data-testid*="send" i]', '[id*="send" i]', '[class*="send-button" i]', '[name*="send" i]',
].join(",");

/** Stands before every send of one composer until it is taken away. */
export function gate(
  element: HTMLElement,
  send: Element | readonly Element[] | string | ((element: Element) => boolean) | undefined,
  enter: boolean,
  passes: () => boolean,
): () => void {
  const view = element.ownerDocument.defaultView as Window & typeof globalThis;
  guarded.add(element);
  const stop = (event: Event): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const within = (event: Event, inside: Element): boolean => event.composedPath().includes(inside);
  const key = (event: KeyboardEvent): void => {
    if (!enter || event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    if (within(event, element) && !passes()) stop(event);
  };
  const press = (event: Event): void => {
    const path = event.composedPath().filter((one): one is Element => one instanceof view.Element);
    if (path.includes(element) || !path.some((one) => sends(one, send, element))) return;
    if (isOurs(path, element, send) && !passes()) stop(event);
  };
  const submit = (event: Event): void => {
    const form = event.target;
    if (form instanceof view.Element && contains(form, element) && !passes()) stop(event);
  };
  const kinds = ["pointerdown", "mousedown", "touchstart", "click"] as const;
  view.addEventListener("keydown", key, true);
  view.addEventListener("submit", submit, true);
  for (const kind of kinds) view.addEventListener(kind, press, { capture: true, passive: false });
  return () => {
    guarded.delete(element);
    view.removeEventListener("keydown", key, true);
    view.removeEventListener("submit", submit, true);
    for (const kind of kinds) view.removeEventListener(kind, press, true);
  };
}

/** Whether an element sends. */
function sends(one: Element, send: Parameters<typeof gate>[1], element: HTMLElement): boolean {
  if (typeof send === "function") return send(one);
  if (typeof send === "string") return one.matches(send);
  if (Array.isArray(send)) return send.includes(one);
  if (send !== undefined) return one === send;
  const form = element.closest("form");
  const submits = form !== null && form.contains(one) && one.matches("button:not([type]), button[type=submit], input[type=submit], input[type=image]");
  return submits || one.matches(NAMED) && one.matches("button, [role=button], a, input, span, svg, div");
}

/** Whether a button belongs to this composer: the nearest thing around it that holds a composer holds this one. */
function isOurs(path: readonly Element[], element: HTMLElement, send: unknown): boolean {
  if (send !== undefined && typeof send !== "string") return true;
  const around = path.find((one) => [...guarded].some((composer) => contains(one, composer)));
  return around === undefined || contains(around, element);
}

/** Whether an element lies in another, shadow roots looked through. */
function contains(outer: Element, inner: Element): boolean {
  for (let node: Node | null = inner; node !== null; node = node.parentNode ?? (node as ShadowRoot).host ?? null) {
    if (node === outer) return true;
  }
  return false;
}
