/** Bundles the extension for both hosts, draws its icon, writes its snippets and packs it. */

import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createVSIX } from "@vscode/vsce";
import { build } from "esbuild";
import { icon } from "../npm/browser-extension/icon.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
mkdirSync(`${here}out`, { recursive: true });
// One file for both hosts: it uses nothing of Node.js.
await build({
  entryPoints: [`${here}src/extension.ts`], outfile: `${here}out/extension.js`, bundle: true, minify: true, format: "cjs", target: "es2022",
  platform: "neutral", external: ["vscode"], mainFields: ["module", "main"], legalComments: "none", logLevel: "warning",
  // The engine is given its bytes; it never looks for them itself.
  define: { "import.meta.url": '""' },
});
copyFileSync(`${here}engine/phi-lint-files.wasm`, `${here}out/phi-lint-files.wasm`);
copyFileSync(`${here}../docs/phi-lint.schema.json`, `${here}out/phi-lint.schema.json`);
writeFileSync(`${here}media/icon.png`, icon(128));
await createVSIX({ cwd: here, packagePath: `${here}out/phi-lint.vsix`, dependencies: false });
