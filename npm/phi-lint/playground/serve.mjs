/** Serves playground and demo console from `site/` on this machine: `npm run playground`. */

import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";

const site = fileURLToPath(new URL("../site/", import.meta.url));
const TYPES = { html: "text/html", css: "text/css", js: "text/javascript", wasm: "application/wasm" };

/** A server of the site's files, and of nothing else. */
export function serve(port) {
  const server = createServer((request, response) => {
    const name = new URL(request.url, "http://localhost").pathname.slice(1) || "index.html";
    const known = /^[a-z-]+\.(html|css|js|wasm)$/.exec(name);
    try {
      const body = readFileSync(site + (known ? name : "nothing"));
      response.setHeader("content-type", TYPES[known[1]]).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  return new Promise((resolve) => server.listen(port, "127.0.0.1", () => resolve(server)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await serve(8137);
  console.log("http://127.0.0.1:8137/              a message checked as it is typed\nhttp://127.0.0.1:8137/console.html  a console with the guard before Send");
}
