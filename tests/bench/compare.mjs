/**
 * phi-lint beside its neighbours: the same 2,000 messages of tests/corpus, half of them clean, and the twelve messages of the demo.
 *
 * `cargo xtask npm && npm ci --prefix tests/bench && npm run bench --prefix tests/bench` prints the tables of docs/comparison.md. Each tool runs in a process of its
 * own: what it takes to load and make ready beyond an empty module, half a second of CPU time cold, one more to warm up, two that count. No tool was tuned.
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

const rows = readFileSync(`${root}/tests/corpus/visible.jsonl`, "utf8").trimEnd().split("\n").map((line) => JSON.parse(line));
const take = (passes) => rows.filter((row) => (row.verdict === "pass") === passes).map((row) => row.text);
const half = (texts) => Array.from({ length: 1_000 }, (_, index) => texts[index % texts.length]);
const [clean, telling] = [half(take(true)), half(take(false))];
const messages = clean.flatMap((text, index) => [text, telling[index]]);

/** CPU time since a mark, in seconds. */
const cpu = (mark) => {
  const { user, system } = process.cpuUsage(mark);
  return (user + system) / 1e6;
};

/** One tool, measured in this process. */
async function measure(name) {
  await import("data:text/javascript,");
  const bare = process.memoryUsage().rss;
  const began = performance.now();
  const finds = await TOOLS[name]();
  const start = performance.now() - began;
  const broken = new Set();
  const ask = async (text) => {
    try {
      return await finds(text);
    } catch {
      broken.add(text);
      return false;
    }
  };
  /** Asks about all messages again and again for so many seconds of CPU time; says how many a second. */
  const rate = async (seconds) => {
    const mark = process.cpuUsage();
    let done = 0;
    while (cpu(mark) < seconds) {
      for (const text of messages) {
        const found = finds(text);
        if (typeof found !== "boolean") await found.catch(() => broken.add(text));
        done += 1;
        if (done % 500 === 0 && cpu(mark) >= seconds) break;
      }
    }
    return done / cpu(mark);
  };
  const count = async (texts) => (await Promise.all(texts.map(ask))).filter(Boolean).length;
  const cold = await rate(0.5);
  await rate(1);
  return {
    name, start, cold, perSecond: await rate(2),
    memory: (process.memoryUsage().rss - bare) / 1e6,
    caught: await Promise.all(BAD.map(ask)), alarms: await count(GOOD),
    telling: (await count(telling)) / telling.length, clean: (await count(clean)) / clean.length,
    broken: broken.size,
  };
}

/** What a package weighs as it is installed, everything it needs with it, in MB. */
function weight(name) {
  const size = (path) => {
    if (!statSync(path).isDirectory()) return statSync(path).size;
    return readdirSync(path).reduce((sum, file) => (file === "node_modules" ? sum : sum + size(`${path}/${file}`)), 0);
  };
  if (name === "phi-lint") {
    const [{ unpackedSize }] = JSON.parse(execFileSync("npm", ["pack", "--dry-run", "--json"], { cwd: `${root}/npm/phi-lint`, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
    return unpackedSize / 1e6;
  }
  const { packages } = JSON.parse(readFileSync(`${here}package-lock.json`, "utf8"));
  const all = new Set();
  const add = (name, from) => {
    // The nearest one upwards, as Node.js finds it.
    for (let above = from; ; above = above.slice(0, Math.max(0, above.lastIndexOf("/node_modules/")))) {
      const place = `${above === "" ? "" : `${above}/`}node_modules/${name}`;
      if (packages[place] !== undefined && !all.has(place) && existsSync(here + place)) {
        all.add(place);
        for (const one of Object.keys({ ...packages[place].dependencies, ...packages[place].optionalDependencies })) add(one, place);
      }
      if (packages[place] !== undefined || above === "") return;
    }
  };
  add(name, "");
  return [...all].reduce((sum, place) => sum + size(here + place), 0) / 1e6;
}

const [, , only] = process.argv;
if (only) {
  console.log(JSON.stringify(await measure(only)));
} else {
  const run = (name) => {
    const output = execFileSync("node", [`${here}/compare.mjs`, name], { encoding: "utf8", cwd: here, stdio: ["ignore", "pipe", "ignore"] });
    return JSON.parse(output.trimEnd().split("\n").at(-1));
  };
  const middle = (numbers) => numbers.sort((one, other) => one - other)[numbers.length >> 1];
  // Other programs disturb a single run; the middle of three is less theirs, and of times on the clock the shortest.
  const results = Object.keys(TOOLS).map((name) => {
    const runs = [run(name), run(name), run(name)];
    return { ...runs[0], ...Object.fromEntries(["cold", "perSecond", "memory"].map((key) => [key, middle(runs.map((one) => one[key]))])), start: Math.min(...runs.map(({ start }) => start)) };
  });
  const table = (head, lines) => console.log([head, head.map(() => "---"), ...lines].map((cells) => `| ${cells.join(" | ")} |`).join("\n"), "\n");
  const share = (part) => `${(100 * part).toFixed(1)} %`;
  const whole = (number) => Math.round(number).toLocaleString("en");
  table(
    ["tool", "telling messages found", "clean messages flagged", "messages per CPU-second", "in the first half second", "start-up ms", "memory MB", "installed MB"],
    results.map((one) => [
      one.name + (one.broken > 0 ? ` (fails on ${one.broken})` : ""), share(one.telling), share(one.clean), whole(one.perSecond), whole(one.cold),
      whole(one.start), whole(one.memory), weight(one.name).toFixed(1),
    ]),
  );
  table(
    ["message", ...results.map(({ name }) => name)],
    [
      ...BAD.map((text, index) => [text, ...results.map(({ caught }) => (caught[index] ? "found" : "–"))]),
      ["**false alarms on the six that may be sent**", ...results.map(({ alarms }) => alarms)],
    ],
  );
}
