/** How the banner looks. Every colour is a custom property of the page's, with a value of its own. */

export const STYLE = `
:host { all: initial; display: block; }
:host([data-floating]) { position: fixed; z-index: 2147483646; pointer-events: none; }
:host([data-floating]) .banner { max-height: min(60vh, var(--room)); overflow: auto; }
.banner {
  pointer-events: auto;
  color-scheme: light dark;
  --page: var(--phi-lint-background, light-dark(#ffffff, #1e232b));
  --text: var(--phi-lint-text, light-dark(#1b2430, #e8ecf2));
  --soft: var(--phi-lint-soft, light-dark(#4b5768, #a8b3c2));
  --line: var(--phi-lint-line, light-dark(#c9d1db, #3a4350));
  --mark: var(--phi-lint-pass, light-dark(#1f6b3a, #7fd8a0));
  --focus: var(--phi-lint-focus, light-dark(#1a66d1, #8ab8ff));
  box-sizing: border-box; margin: .25rem 0; padding: .5rem .75rem;
  background: var(--page); color: var(--text); font: 400 .9375rem/1.45 system-ui, sans-serif; text-align: start;
  border: 1px solid var(--line); border-inline-start: .3rem solid var(--mark); border-radius: .5rem; overflow-wrap: anywhere;
}
.banner[data-state="block"], .banner[data-state="failed"] { --mark: var(--phi-lint-block, light-dark(#b3261e, #ff8a80)); }
.banner[data-state="review"], .banner[data-state="pending"], .banner[data-state="unprotected"] { --mark: var(--phi-lint-review, light-dark(#8a5a00, #ffc766)); }
.banner[data-state="quiet"] { display: none; }
.banner[data-state="pass"] { display: inline-block; padding: .25rem .5rem; font-size: .8125rem; color: var(--soft); }
.title { margin: 0; font-weight: 700; color: var(--mark); }
.banner[data-state="pass"] .title { font-weight: 400; color: inherit; }
ul { margin: .375rem 0; padding: 0; list-style: none; }
li { margin: 0 0 .375rem; }
p { margin: 0; }
.why, .moved, .note, label { color: var(--soft); font-size: .875rem; }
.safe { margin: .375rem 0; padding: .375rem .625rem; white-space: pre-wrap; border: 1px dashed var(--line); border-radius: .375rem; }
.row { display: flex; flex-wrap: wrap; gap: .375rem; align-items: end; margin-top: .375rem; }
label { display: grid; flex: 1 1 9rem; }
input { font: inherit; color: var(--text); background: var(--page); border: 1px solid var(--line); border-radius: .375rem; padding: .25rem .5rem; min-width: 0; }
button { font: inherit; font-weight: 600; color: var(--text); background: var(--page); border: 1px solid var(--line); border-radius: .375rem; padding: .25rem .625rem; cursor: pointer; }
button.main { color: var(--page); background: var(--mark); border-color: var(--mark); }
button.small { font-weight: 400; font-size: .8125rem; padding: 0 .375rem; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 1px; }
.status { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (prefers-reduced-motion: no-preference) { .banner { transition: border-color .15s; } }
`;
