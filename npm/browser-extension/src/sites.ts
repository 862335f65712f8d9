/** What is known of consoles: where one writes, and what sends. Data, so that a change of a site is a change of a line. */

/** One console. */
export interface Site {
  /** The host's name, or the end of it. */
  readonly host: string;
  /** Composers. */
  readonly composer: string;
  /** What sends. */
  readonly send: string;
}

/** The first that fits is used. */
export const SITES: readonly Site[] = [
  { host: "web.whatsapp.com", composer: "footer [contenteditable=true]", send: "button[aria-label=Send], button[aria-label=Enviar], [data-icon*=send]" },
  { host: "messages.google.com", composer: "textarea[data-e2e-message-input-box]", send: "[data-e2e-send-text-button], .send-button" },
  { host: "web.telegram.org", composer: ".input-message-input, #editable-message-text", send: ".btn-send" },
];

/** What may be a composer where nothing is known of the site: several lines, or an editable element. */
export const GENERIC = "textarea, [contenteditable=''], [contenteditable=true], [contenteditable=plaintext-only]";

/** The knowledge of a host, if there is any. */
export const siteOf = (host: string): Site | undefined => SITES.find((site) => host === site.host || host.endsWith(`.${site.host}`));
