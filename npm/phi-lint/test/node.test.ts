/** The package in Node.js. */

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { createLinter, PortalSafeError } from "../dist/node.js";
import { messages, native, PROGRAM } from "./corpus.js";

test("the same findings and rewrites as the native program, field by field", async () => {
  const linter = await createLinter();
  const texts = messages();
  expect(texts.length).toBeGreaterThan(2_000);
  for (const { text, verdict, findings, rewrite } of native(texts)) {
    const report = linter.check(text);
    expect(report).toEqual({ verdict, findings });
    expect(linter.rewrite(text)[0] ?? null).toEqual(rewrite);
  }
});

test("offsets are UTF-16 code units", async () => {
  const linter = await createLinter();
  for (const before of ["", "ñandú ", "🎉 ", "e\u0301 ", "a\r\nb ", "\ud83d ", "\u0000 ", "\u202e "]) {
    const text = `${before}your metformin is ready`;
    const [finding] = linter.check(text).findings;
    expect(text.slice(finding?.start, finding?.end), JSON.stringify(before)).toBe("metformin");
  }
});

test("a clean message costs no object", async () => {
  const linter = await createLinter();
  expect(linter.check("See you at 9.")).toBe(linter.check("We open at 8."));
  expect(Object.isFrozen(linter.check("See you at 9."))).toBe(true);
});

test("roles, links, variables, places and own dictionaries", async () => {
  const verdict = async (options: Parameters<typeof createLinter>[0], text: string) => (await createLinter(options)).check(text).verdict;
  expect(await verdict({ role: "doctor" }, "See you at 9.")).toBe("review");
  expect(await verdict({ role: "doctor", roles: { enforce: true } }, "See you at 9.")).toBe("block");
  expect(await verdict({ links: { allowedHosts: ["a.example"] } }, "See https://b.example/x")).toBe("review");
  expect(await verdict({ placeholders: { safe: ["diagnosis_code_7"] } }, "See you, {{diagnosis_code_7}}")).toBe("pass");
  expect(await verdict({ org: { sensitiveLocations: [{ address: "12 Harbor Street" }] } }, "Come to 12 Harbor St.")).toBe("block");

  const folder = mkdtempSync(join(tmpdir(), "phi-lint-"));
  writeFileSync(join(folder, "own.tsv"), "term\tclass\ttier\tdomain\tneeds\tunless\tcues\nglow tonic\tdrug\t2\n");
  execFileSync(PROGRAM, ["dict", "build", "own.tsv", "-o", "own.fst"], { cwd: folder });
  const bytes = readFileSync(join(folder, "own.fst"));
  rmSync(folder, { recursive: true });
  expect(await verdict({ lexicons: [bytes] }, "Your glow tonic is ready")).toBe("block");
  expect(await verdict({ lexicons: [new Uint8Array(bytes)] }, "Your glow tonic is ready")).toBe("block");
  expect(await verdict({}, "Your glow tonic is ready")).toBe("pass");
  await expect(createLinter({ lexicons: [new Uint8Array([1, 2, 3])] })).rejects.toThrow("lexicons[0]");
});

test("options are those of phi-lint.toml in camelCase", async () => {
  const org = { name: "Harbor Clinic", portalUrl: "https://portal.example", phone: "555-0100" };
  const linter = await createLinter({ org, lang: "es", rules: { "billing-amount": "off" } });
  expect(linter.check("Your metformin is ready").findings[0]?.message).toBe("Esto nombra un medicamento: metformin.");
  expect(linter.check("You owe $40.").verdict).toBe("pass");
  expect(linter.rewrite("He says it is only IBS")[0]?.text).toBe("Harbor Clinic has a message for you. Log in to your patient portal or call 555-0100.");
  expect(linter.explain("dosage")?.category).toBe("health");
  expect(linter.explain("nothing")).toBeUndefined();
  expect(linter.rules.length).toBeGreaterThanOrEqual(60);
  const allow = { terms: ["metformin"], providerNames: ["Dr. Okafor"] };
  expect((await createLinter({ allow })).check("Your metformin from Dr. Okafor is ready").verdict).toBe("pass");
  expect((await createLinter({ policy: "gdpr" })).check("Your metformin is ready").findings[0]?.citations[0]).toMatch(/^GDPR/);
});

test("what is wrong is named", async () => {
  const wrong: [object, RegExp][] = [
    [{ polcy: "strict" }, /unknown option polcy; use one of policy, channel/],
    [{ policy: "strikt" }, /unknown policy `strikt`; use one of hipaa-messaging/],
    [{ channel: "fax" }, /unknown channel `fax`/],
    [{ lang: "fr" }, /unknown language `fr`/],
    [{ rules: { dossage: "off" } }, /unknown rule `dossage`/],
    [{ rules: { dosage: "loud" } }, /unknown level `loud`/],
    [{ org: { portalUrl: "http://x" } }, /must begin with https/],
    [{ allow: { term: [] } }, /unknown option allow.term; use one of terms/],
    [{ org: { portal_url: "https://x" } }, /unknown option org.portal_url; use one of name/],
  ];
  for (const [options, complaint] of wrong) await expect(createLinter(options)).rejects.toThrow(complaint);
  const linter = await createLinter();
  // @ts-expect-error a number is no message
  expect(() => linter.check(7)).toThrow(/checks strings, not number/);
});

test("a back end refuses what must not be sent, without repeating it", async () => {
  const linter = await createLinter();
  linter.assertPortalSafe("Your prescription is ready for pickup");
  try {
    linter.assertPortalSafe("Your metformin is ready");
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(PortalSafeError);
    const { message, report, rewrites } = error as PortalSafeError;
    expect(message).toBe("the message must not be sent: medication-name");
    expect([report.verdict, rewrites[0]?.text]).toEqual(["block", "Your prescription is ready for pickup."]);
  }
});

test("hostile texts get an answer", async () => {
  const linter = await createLinter();
  for (const text of ["", "\ud800\udfff\udc00", "\u0000".repeat(1_000), "{{".repeat(50_000), "é".repeat(100_000), "💊".repeat(10_000)]) {
    expect(["pass", "review", "block"]).toContain(linter.check(text).verdict);
    linter.rewrite(text);
  }
  // Ten megabytes of it, with something at the end that must be found.
  for (const filler of ["lorem ipsum ", "\u202eabc \u202c", "\u0000 ", "\ud83d ", "🎉 ", "né ", "\r\n"]) {
    const text = `${filler.repeat(10_000_000 / filler.length)} your metformin is ready`;
    const { verdict, findings } = linter.check(text);
    expect([verdict, findings.some(({ start, end }) => text.slice(start, end) === "metformin")], JSON.stringify(filler)).toEqual(["block", true]);
  }
  expect(linter.check("See you at 9.").verdict).toBe("pass");
});

test("a message is read as TextEncoder would write it", async () => {
  const linter = await createLinter();
  // What is found after a stretch of characters shows how many code units they were taken for.
  for (let code = 0; code < 0x1_1000; code += 61) {
    const before = String.fromCodePoint(code, code + 1 < 0x1_1000 ? code + 1 : code, 0xd83d, 0x20);
    const text = `${before}your metformin is ready`;
    const found = linter.check(text).findings.map(({ start, end }) => text.slice(start, end));
    expect(found, JSON.stringify(before)).toContain("metformin");
  }
});

test("the engine holds at most 30 MB beyond bare Node.js", () => {
  // Node.js without phi-lint reads the messages and imports a module, too. What its compiler holds while it makes the engine faster
  // is given back sooner or later.
  const program = `
    import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
    await import("data:text/javascript,");
    const lines = readFileSync(${JSON.stringify(fileURLToPath(new URL("../../../tests/corpus/visible.jsonl", import.meta.url)))}, "utf8").trimEnd().split("\\n");
    const texts = lines.slice(0, 2_000).map((line) => JSON.parse(line).text);
    const bare = process.memoryUsage().rss;
    const linter = await (await import(${JSON.stringify(new URL("../dist/node.js", import.meta.url).href)})).createLinter();
    for (let round = 0; round < 20; round++) for (const text of texts) linter.check(text);
    console.log(process.memoryUsage().rss - bare);`;
  const held = [1, 2, 3].map(() => Number(execFileSync("node", ["--input-type=module", "-e", program])));
  expect(Math.min(...held)).toBeLessThanOrEqual(30e6);
});

test("memory stays flat", async () => {
  const linter = await createLinter();
  const run = (): void => {
    for (let round = 0; round < 100_000; round++) linter.check(round % 2 === 0 ? "Your metformin is ready" : "See you at 9.");
  };
  run();
  const before = process.memoryUsage().rss;
  for (let round = 0; round < 9; round++) run();
  expect(process.memoryUsage().rss - before).toBeLessThan(30e6);
});

test("the engine may come as bytes", async () => {
  const wasm = readFileSync(new URL("../dist/phi-lint.wasm", import.meta.url));
  expect((await createLinter({ wasm })).check("Your MRI is at 9").verdict).toBe("block");
});
