/** What may be written at a place of `phi-lint.toml`, by the schema of the configuration. */

/** As much of a JSON schema as is asked here. */
export interface Schema {
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
}

/** A proposal: a key, or a value as TOML writes it. */
export interface Proposal {
  readonly text: string;
  readonly about: string;
  readonly kind: "key" | "table" | "value";
}

/** The proposals behind the last of these lines, which ends at the cursor. */
export function proposals(schema: Schema, lines: readonly string[]): Proposal[] {
  const keysOf = (one: Schema | undefined): Readonly<Record<string, Schema>> => one?.properties ?? one?.items?.properties ?? {};
  const inside = (one: Schema | undefined, key: string): Schema | undefined => keysOf(one)[key];
  const values = (one: Schema | undefined): readonly unknown[] => one?.enum ?? (one?.type === "boolean" ? [true, false] : (one?.anyOf ?? []).flatMap(values));
  const keyed = (one: Schema | undefined, kind: Proposal["kind"]): Proposal[] =>
    Object.entries(keysOf(one)).map(([text, { description }]) => ({ text, about: description ?? "", kind }));
  const path = (dotted: string): string[] => dotted.split(".").map((key) => key.trim().replaceAll('"', ""));

  const line = lines.at(-1) ?? "";
  const header = /^\s*\[\[?([^\]]*)$/.exec(line);
  if (header !== null) {
    const above = path(header[1] ?? "").slice(0, -1);
    const at = above.reduce<Schema | undefined>(inside, schema);
    return keyed(at, "table").filter(({ text }) => Object.keys(keysOf(inside(at, text))).length > 0);
  }
  const table = lines.slice(0, -1).findLast((one) => /^\s*\[/.test(one));
  const named = /^\s*\[\[?([^\]]*)\]/.exec(table ?? "")?.[1];
  const at = (named === undefined ? [] : path(named)).reduce<Schema | undefined>(inside, schema);
  const assigned = /^\s*([\w."-]+)\s*=\s*(.*)$/.exec(line);
  if (assigned === null) return /^\s*[\w-]*$/.test(line) ? keyed(at, "key") : [];
  const wanted = path(assigned[1] ?? "").reduce<Schema | undefined>(inside, at);
  const list = (assigned[2] ?? "").startsWith("[");
  return values(list ? wanted?.items : wanted).map((value) => ({ text: JSON.stringify(value), about: wanted?.description ?? "", kind: "value" }));
}
