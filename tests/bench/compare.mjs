/**
 * phi-lint beside its neighbours: the same 2,000 messages of tests/corpus, half of them clean, and the twelve messages of the demo.
 *
 * `cargo xtask npm && npm ci --prefix tests/bench && npm run bench --prefix tests/bench` prints the table of docs/comparison.md. Each tool runs in a process of its
 * own; times are CPU time, without start-up. No tool was tuned.
 */

import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const here = fileURLToPath(new URL(".", import.meta.url));

/** What may be sent, and what says the same and may not. */
const GOOD = [
  "Reminder: You have an appointment tomorrow at 2 PM", "Your prescription is ready for pickup",
  "Lab results available -- log in to portal to view", "Click here to join your telehealth session",
  "Please complete your intake form before your visit", "Your provider has a message for you in the portal",
];
const BAD = [
  "Reminder: Your diabetes checkup is tomorrow at 2 PM", "Your metformin 500mg prescription is ready",
  "Your cholesterol is 220 mg/dL", "Dr. Smith wants to discuss your MRI results via video",
  "Please complete your psychiatric evaluation form", "Your oncologist recommends starting chemotherapy",
];

/** Each tool as a function that says whether it found anything in a text. */
const TOOLS = {
  "phi-lint": async () => {
    const { createLinter } = await import(`${root}/npm/phi-lint/dist/node.js`);
    const linter = await createLinter();
    return (text) => linter.check(text).verdict !== "pass";
  },
  "@redactpii/node": async () => {
    const { Redactor } = await import("@redactpii/node");
    const redactor = new Redactor();
    return (text) => redactor.redact(text) !== text;
  },
  "redact-pii": async () => {
    const { SyncRedactor } = await import("redact-pii");
    const redactor = new SyncRedactor();
    return (text) => redactor.redact(text) !== text;
  },
  openredaction: async () => {
    const { OpenRedaction } = await import("openredaction");
    const redactor = new OpenRedaction();
    return async (text) => (await redactor.detect(text)).detections.length > 0;
  },
  "@arcjet/redact": async () => {
    const { redact } = await import("@arcjet/redact");
    return async (text) => (await redact(text))[0] !== text;
  },
  "harper.js": async () => {
    const { LocalLinter } = await import("harper.js");
    const { binary } = await import("harper.js/binary");
    const linter = new LocalLinter({ binary });
    await linter.setup();
    return async (text) => (await linter.lint(text)).length > 0;
  },
};

/** One tool, measured in this process. */
async function measure(name) {
  const bare = process.memoryUsage().rss;
  const began = performance.now();
  const finds = await TOOLS[name]();
  await finds(GOOD[0]);
  const start = performance.now() - began;
  const rows = readFileSync(`${root}/tests/corpus/visible.jsonl`, "utf8").trimEnd().split("\n").map((line) => JSON.parse(line));
  const take = (passes) => rows.filter((row) => (row.verdict === "pass") === passes).map((row) => row.text);
  const half = (texts) => Array.from({ length: 1_000 }, (_, index) => texts[index % texts.length]);
  const [clean, telling] = [half(take(true)), half(take(false))];
  const messages = clean.flatMap((text, index) => [text, telling[index]]);
  const broken = new Set();
  const ask = async (text) => {
    try {
      return await finds(text);
    } catch {
      broken.add(text);
      return false;
    }
  };
  for (const text of messages.slice(0, 200)) await ask(text);
  const before = process.cpuUsage();
  let done = 0;
  do {
    for (const text of messages) {
      const found = finds(text);
      if (typeof found !== "boolean") await found.catch(() => broken.add(text));
      done += 1;
    }
    const { user, system } = process.cpuUsage(before);
    if (user + system > 2e6) break;
  } while (true);
  const { user, system } = process.cpuUsage(before);
  const count = async (texts) => (await Promise.all(texts.map(ask))).filter(Boolean).length;
  return {
    name, start,
    perSecond: done / ((user + system) / 1e6),
    memory: (process.memoryUsage().rss - bare) / 1e6,
    caught: await count(BAD), alarms: await count(GOOD),
    telling: (await count(telling)) / telling.length, clean: (await count(clean)) / clean.length,
    broken: broken.size,
  };
}

/** What a package weighs as it is installed, its dependencies not counted. */
function weight(name) {
  const folder = name === "phi-lint" ? `${root}/npm/phi-lint/dist` : `${here}/node_modules/${name}`;
  const size = (path) => statSync(path).isDirectory() ? readdirSync(path).reduce((sum, file) => sum + size(`${path}/${file}`), 0) : statSync(path).size;
  return existsSync(folder) ? size(folder) / 1e6 : Number.NaN;
}

const [, , only] = process.argv;
if (only) {
  console.log(JSON.stringify(await measure(only)));
} else {
  console.log("| tool | demo caught / false alarms (of 6) | telling messages found | clean messages flagged | messages per CPU-second | start-up ms | memory MB | installed MB |");
  console.log("| --- | --- | --- | --- | --- | --- | --- | --- |");
  for (const name of Object.keys(TOOLS)) {
    const output = execFileSync("node", [`${here}/compare.mjs`, name], { encoding: "utf8", cwd: here, stdio: ["ignore", "pipe", "ignore"] });
    const one = JSON.parse(output.trimEnd().split("\n").at(-1));
    const share = (part) => `${(100 * part).toFixed(1)} %`;
    const cells = [
      name, `${one.caught} / ${one.alarms}`, share(one.telling), share(one.clean), Math.round(one.perSecond).toLocaleString("en"),
      one.start.toFixed(0), one.memory.toFixed(0), weight(name).toFixed(1),
    ];
    console.log(`| ${cells.join(" | ")} |${one.broken > 0 ? ` <!-- failed on ${one.broken} -->` : ""}`);
  }
}
