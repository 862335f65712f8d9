/** `npx phi-lint check` beside the native program: the same bytes on both outputs, the same exit codes. */

import { spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const cli = fileURLToPath(new URL("../dist/cli.js", import.meta.url));
const native = join(root, "target/release/phi-lint");
const FORMATS = ["full", "concise", "json", "sarif", "github", "gitlab", "junit", "checkstyle"];
const MEDICINE = "Hi Testina, your metformin is ready.";

interface Run {
  readonly folder?: string;
  readonly input?: string | Buffer;
  readonly env?: NodeJS.ProcessEnv;
}

function said(program: readonly string[], given: readonly string[], { folder = root, input = "", env = {} }: Run) {
  const { CI: _, GITHUB_ACTIONS: __, ...bare } = process.env;
  const [name, ...first] = program;
  const done = spawnSync(name as string, [...first, ...given], { cwd: folder, input, env: { ...bare, ...env }, maxBuffer: 1 << 28 });
  return { code: done.status, out: done.stdout.toString(), err: done.stderr.toString() };
}

const ours = (given: readonly string[], run: Run = {}) => said(["node", cli], given, run);
const theirs = (given: readonly string[], run: Run = {}) => said([native], given, run);

/** Both programs, which must say the same; gives what they say. */
function same(given: readonly string[], run: Run = {}) {
  const one = ours(given, run);
  expect(one, given.join(" ")).toEqual(theirs(given, run));
  return one;
}

const made: string[] = [];

/** A folder of files. */
function folder(files: Record<string, string | Buffer>): string {
  const place = mkdtempSync(join(tmpdir(), "phi-lint-cli-"));
  made.push(place);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(place, name)), { recursive: true });
    writeFileSync(join(place, name), content);
  }
  return place;
}

afterAll(() => made.forEach((place) => rmSync(place, { recursive: true, force: true })));

test.each(FORMATS)("the examples and the fixtures of every file format: %s", (format) => {
  const paths = ["examples", "crates/extract/tests/fixtures", "crates/cli/tests/cmd"];
  expect(same(["check", "--format", format, ...paths]).code).toBe(1);
  same(["check", "--format", format, "--info", "--redact", "--no-rewrite", "--quiet", "examples"]);
  same(["check", "--format", format, "--policy", "gdpr", "--channel", "sms", "--lang", "es", "--exit-zero", "examples"]);
  same(["check", "--format", format, "examples/intake/welcome.txt"]);
});

test("logs and transcripts", () => {
  for (const format of ["full", "concise", "json"]) {
    for (const name of ["sent.jsonl", "broken.jsonl", "nothing.jsonl"]) {
      same(["check", "--messages", "jsonl", "--format", format, `crates/cli/tests/cmd/log.in/${name}`]);
    }
    const fields = readFileSync(join(root, "crates/cli/tests/cmd/log.in/fields.jsonl"), "utf8");
    const named = /^\{"(\w+)":.*?"(\w+)":/.exec(fields.split("\n")[0] as string) as RegExpExecArray;
    same(["check", "--messages", "jsonl", "--format", format, "--id-field", named[1] as string, "--text-field", named[2] as string], { input: fields });
    same(["check", "--messages", "transcript", "--format", format, "crates/cli/tests/cmd/transcript.in/intake.txt"]);
    same(["check", "--messages", "jsonl", "--format", format, "crates/cli/tests/cmd/policy.in/own.jsonl", "crates/cli/tests/cmd/log.in/sent.jsonl"]);
  }
  const visible = readFileSync(join(root, "tests/corpus/visible.jsonl"));
  expect(same(["check", "--messages", "jsonl", "--format", "json", "-"], { input: visible }).code).toBe(1);
});

test("standard input", () => {
  expect(same(["check", "-"], { input: MEDICINE }).code).toBe(1);
  expect(same(["check", "-"], { input: "See you at 9." }).code).toBe(0);
  expect(same(["check", "-"], { input: "" }).code).toBe(0);
  same(["check", "--stdin-filename", "sms.json", "--format", "json", "-"], { input: JSON.stringify({ body: MEDICINE }) });
  expect(same(["check", "--stdin-filename", "sms.json", "-"], { input: '{"body": ' }).code).toBe(2);
  expect(same(["check", "-"], { input: Buffer.from("your metf\xffrmin", "latin1") }).code).toBe(2);
  same(["check", "--files-from", "-"], { input: "examples/intake/welcome.txt\n\n examples/lab/results.md\n" });
});

test("exit codes", () => {
  const place = folder({ "error.txt": MEDICINE, "warning.txt": "Your blood draw is at 9.", "clean.txt": "See you at 9.", "broken.json": "{" });
  const run = { folder: place };
  expect(same(["check", "clean.txt"], run).code).toBe(0);
  expect(same(["check", "error.txt"], run).code).toBe(1);
  expect(same(["check", "--exit-zero", "error.txt"], run).code).toBe(0);
  same(["check", "warning.txt"], run);
  same(["check", "--deny", "warnings", "warning.txt"], run);
  same(["check", "--max-warnings", "0", "warning.txt"], run);
  expect(same(["check", "broken.json", "error.txt"], run).code).toBe(2);
  expect(same(["check", "nowhere.txt", "error.txt"], run).code).toBe(2);
  expect(same(["check"], run).code).toBe(1);
  expect(same(["check", "."], run).code).toBe(1);
  expect(same(["check", "error.txt", "./error.txt", "."], run).code).toBe(1);
  same(["check", "--format", "json"], { folder: folder({ "picture.bin": "" }) });
  // What one of them alone says in its own words.
  for (const wrong of [["--format", "xml"], ["--polcy", "strict"], ["--policy", "strikt"], ["--deny", "errors"], ["--lang", "fr"], ["--max-warnings", "few"]]) {
    const { code, out, err } = ours(["check", ...wrong], run);
    expect([code, out, theirs(["check", ...wrong], run).code], wrong.join(" ")).toEqual([2, "", 2]);
    expect(err).toMatch(/^phi-lint: /);
  }
  for (const wrong of [["--messages", "jsonl", "--format", "sarif"], ["--messages", "jsonl", "--files-from", "x"], ["--stdin-filename", "x"], [""]]) {
    expect(same(["check", ...wrong], run).code).toBe(2);
  }
  expect(ours(["check", "--fix", "error.txt"], run)).toMatchObject({ code: 2, err: expect.stringContaining("native program") });
  expect(ours(["dict"], run).code).toBe(2);
});

test("CI and colours", () => {
  const input = `${JSON.stringify({ id: 1, text: MEDICINE })}\n`;
  const masked = same(["check", "--messages", "jsonl"], { input, env: { CI: "true" } });
  expect(masked.out).not.toContain("metformin");
  expect(same(["check", "examples/lab"], { env: { GITHUB_ACTIONS: "true" } }).out).toMatch(/^::error /);
  expect(same(["check", "--color", "always", "--format", "full", "examples/lab"]).out).toContain("\u001b[");
  expect(same(["check", "--color", "never", "--format", "full", "examples/lab"]).out).not.toContain("\u001b[");
  same(["check", "--format", "concise", "examples/lab"], { env: { CLICOLOR_FORCE: "1" } });
  same(["check", "--format", "concise", "examples/lab"], { env: { CLICOLOR_FORCE: "1", NO_COLOR: "1" } });
});

test("what Git ignores is not walked", () => {
  const files: Record<string, string> = {
    ".git/HEAD": "", ".git/info/exclude": "excluded.txt\n", ".gitignore": "*.tmp.txt\n/build/\n!kept.tmp.txt\nlogs/*.md\n**/deep/no.txt\n!.shown\nCase.txt\n",
    ".ignore": "!build/\nown.txt\n", "a/.gitignore": "!b.tmp.txt\n/c.txt\nd/\n", "inner/.git/HEAD": "", "other/.gitignore": "*\n!*.md\n!*/\n",
  };
  for (const name of [
    "top.txt", "b.tmp.txt", "kept.tmp.txt", "excluded.txt", "own.txt", "build/x.txt", "logs/x.md", "logs/more/y.md", "deep/no.txt", "x/deep/no.txt", "x/deep/yes.txt",
    ".hidden.txt", ".hidden/x.txt", ".shown/x.txt", "a/b.tmp.txt", "a/c.txt", "a/e/c.txt", "a/d/x.txt", "a/e.tmp.txt", "inner/i.tmp.txt", "inner/build/x.txt", "other/x.txt", "other/x.md",
    "other/y/z.md", "node_modules/p/readme.md", "package.json", "requirements.txt", "app.min.js", "Zed.txt", "a.txt", "ä.txt", "case.txt", "🎉.txt", "é/x.txt", "picture.png",
  ]) files[name] = MEDICINE;
  const place = folder(files);
  symlinkSync("top.txt", join(place, "link.txt"));
  symlinkSync("a", join(place, "folder"));
  const json = ["check", "--format", "json"];
  const { out } = same(json, { folder: place });
  const walked = (JSON.parse(out) as { files: { path: string }[] }).files.map(({ path }) => path);
  expect(walked).toContain("kept.tmp.txt");
  expect(walked).not.toContain("logs/x.md");
  for (const path of [".", "a", "a/", "./a", "folder", "link.txt", "inner", "other/y", "build", ".hidden", "b.tmp.txt"]) same([...json, path], { folder: place });
  same([...json, "a", ".", "top.txt", "link.txt"], { folder: place });
  for (const inside of ["a", "inner", "build", "x/deep"]) same(json, { folder: join(place, inside) });
  // Without a repository Git's files count for nothing.
  rmSync(join(place, ".git"), { recursive: true });
  rmSync(join(place, "inner/.git"), { recursive: true });
  same(json, { folder: place });
  const home = folder({ ".gitconfig": "[core]\n\texcludesFile = ~/global\n", global: "a.txt\n" });
  mkdirSync(join(place, ".git"));
  const { out: without } = same(json, { folder: place, env: { HOME: home, XDG_CONFIG_HOME: "" } });
  expect(without).not.toContain('"a.txt"');
});

test("phi-lint.toml", () => {
  const toml = [
    'channel = "sms"', 'lang = "es"', "[rules]", 'dosage = "off"', "[org]", 'name = "Harbor Clinic"', 'portal_url = "https://portal.example"', 'phone = "555-0100"',
    "[allow]", 'terms = ["metformin", { value = "lisinopril", reason = "a test", expires = "2020-01-01" }]',
  ].join("\n");
  const place = folder({ ".git/HEAD": "", "phi-lint.toml": toml, "a/x.txt": "Your metformin 500mg is ready", "a/y.txt": "Your lisinopril is ready, and so is your HIV test" });
  for (const given of [["check"], ["check", "--policy", "strict", "--lang", "en"], ["check", "--config", "phi-lint.toml", "a/x.txt"]]) same(given, { folder: place });
  expect(same(["check", "--format", "json"], { folder: join(place, "a") }).err).toContain("is allowed no more since 2020-01-01");
  const settings = ['role = "doctor"', "[roles]", "enforce = true", "[links]", 'allowed_hosts = ["a.example"]', "[placeholders]", 'safe = ["custom_7"]', "[[org.sensitive_locations]]", 'address = "12 Harbor Street"'].join("\n");
  const files = { "phi-lint.toml": settings, "x.txt": "See https://b.example/x, {{custom_7}}", "y.txt": "Come to 12 Harbor St.", ".git/HEAD": "" };
  for (const role of ["doctor", "receptionist"]) expect(same(["check", "--info", "--role", role], { folder: folder(files) }).code).toBe(1);
  expect(same(["check", "--role", "receptionist", "--format", "json"], { folder: place }).code).toBe(1);
  expect(same(["check", "--role", "marketing"], { folder: place }).code).toBe(2);
  const own = folder({ "own.tsv": readFileSync(join(root, "crates/cli/tests/cmd/dict-build.in/clinic.tsv")), "phi-lint.toml": '[lexicons]\nfiles = ["own.fst"]\n' });
  const term = readFileSync(join(own, "own.tsv"), "utf8").split("\n").find((line) => line !== "" && !/^(#|term)/.test(line))?.split("\t")[0] as string;
  spawnSync(native, ["dict", "build", "own.tsv", "-o", "own.fst"], { cwd: own });
  writeFileSync(join(own, "x.txt"), `Your ${term} is on Monday.`);
  expect(same(["check"], { folder: own }).code).toBe(1);
  for (const wrong of ['polcy = "strict"', 'policy = "strikt"', "policy = ", '[org]\nportal = "x"']) {
    writeFileSync(join(place, "phi-lint.toml"), wrong);
    const { code, err } = ours(["check"], { folder: place });
    expect([code, err.includes("phi-lint.toml")], wrong).toEqual([2, true]);
  }
  writeFileSync(join(place, "phi-lint.toml"), '[files]\nexclude = ["a"]\n');
  expect(ours(["check"], { folder: place }).err).toContain("`files` is read by the native program alone");
});

test("long lines, closed pipes and what cannot be read", async () => {
  const long = Buffer.alloc((64 << 20) + 1, "a");
  const log = Buffer.concat([Buffer.from(`{"text":"${MEDICINE}"}\n`), long, Buffer.from(`\n{"text":"${MEDICINE}"}`)]);
  expect(same(["check", "--messages", "jsonl", "--format", "json"], { input: log }).code).toBe(2);
  expect(same(["check", "-"], { input: long }).code).toBe(2);
  const place = folder({ "locked.txt": MEDICINE });
  chmodSync(join(place, "locked.txt"), 0);
  same(["check", "--messages", "jsonl", "nowhere.jsonl"].slice(0, 3), { input: "" });
  expect(ours(["check", "--messages", "jsonl", "nowhere.jsonl"]).code).toBe(2);
  // Whatever has arrived is answered before more is waited for.
  const child = spawn("node", [cli, "check", "--messages", "jsonl", "--format", "json"], { stdio: ["pipe", "pipe", "inherit"] });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.stdin.write(`${JSON.stringify({ id: 7, text: MEDICINE })}\n`);
  const first = await new Promise<Buffer>((resolve) => child.stdout.once("data", resolve));
  expect(JSON.parse(first.toString())).toMatchObject({ id: 7, verdict: "block" });
  child.stdin.end();
  expect(await ended).toBe(1);
  const { status } = spawnSync("bash", ["-c", 'set -o pipefail; node "$0" check --format json examples crates | head -c 1', cli], { cwd: root });
  expect(status).toBe(0);
});

test("what is bundled brings its licence", () => {
  const notices = readFileSync(join(dirname(cli), "cli.licenses.md"), "utf8");
  const bundled = new Set([...readFileSync(cli, "utf8").matchAll(/node_modules\/([\w@/-]+?)\//g)].map(([, name]) => name));
  for (const name of [...bundled, "ignore", "smol-toml"]) expect(notices).toContain(`## ${name}`);
  expect(readdirSync(dirname(cli))).toContain("phi-lint-files.packed");
});
