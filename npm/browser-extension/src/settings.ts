/** What a practice sets, and an administrator may set for it. No message is ever stored. */

import type { Options, PolicyName } from "phi-lint";

/** Every setting; what an administrator sets wins. */
export interface Settings {
  readonly policy: PolicyName;
  readonly role: string;
  readonly overrideRoles: readonly string[];
  readonly onFailure: "hold" | "warn";
  readonly contact: string;
  readonly name: string;
  readonly portalUrl: string;
  readonly phone: string;
  /** Words that are advice only. */
  readonly terms: readonly string[];
}

export const DEFAULTS: Settings = {
  policy: "hipaa-messaging", role: "", overrideRoles: [], onFailure: "hold", contact: "", name: "", portalUrl: "", phone: "", terms: [],
};

/** The settings in force, and which of them an administrator holds. */
export async function settings(): Promise<{ settings: Settings; managed: readonly (keyof Settings)[] }> {
  const own = (await chrome.storage.local.get("settings"))["settings"] as Partial<Settings> | undefined;
  // Where nobody administers the browser, there is no such store.
  const managed = await chrome.storage.managed.get().catch(() => ({})) as Partial<Settings>;
  return { settings: { ...DEFAULTS, ...own, ...managed }, managed: Object.keys(managed) as (keyof Settings)[] };
}

/** Keeps settings. */
export const keep = async (changed: Settings): Promise<void> => await chrome.storage.local.set({ settings: changed });

/** Settings from a file; what is not known, or of another kind, is refused with the name of the key. */
export function parsed(text: string): Settings {
  const given = JSON.parse(text) as Record<string, unknown>;
  for (const [key, value] of Object.entries(given)) {
    const known = (DEFAULTS as unknown as Record<string, unknown>)[key];
    if (known === undefined) throw new TypeError(`unknown setting ${key}; use one of ${Object.keys(DEFAULTS).join(", ")}`);
    const fits = Array.isArray(known) ? Array.isArray(value) && value.every((one) => typeof one === "string") : typeof value === "string";
    if (!fits) throw new TypeError(`${key} must be ${Array.isArray(known) ? "a list of texts" : "a text"}`);
  }
  return { ...DEFAULTS, ...(given as Partial<Settings>) };
}

/** What the engine is made with. */
export function options({ policy, name, portalUrl, phone, terms }: Settings): Options {
  const org = { ...(name !== "" && { name }), ...(portalUrl !== "" && { portalUrl }), ...(phone !== "" && { phone }) };
  return { policy, org, allow: { terms } };
}
