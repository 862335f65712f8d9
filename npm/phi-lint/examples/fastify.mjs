/**
 * A back end that refuses to send what must not be sent: `node examples/fastify.mjs`, then
 * `curl -s localhost:3000/messages -H 'content-type: application/json' -d '{"to":"+15550100","text":"Your MRI is on Friday"}'`.
 */

import { fileURLToPath } from "node:url";
import Fastify from "fastify";
import { createLinter, PortalSafeError } from "phi-lint";

/** The server; `send` delivers a message that may be sent. */
export async function server(send) {
  const linter = await createLinter({ org: { portalUrl: "https://portal.example", phone: "555-0100" } });
  // The logger of a server that handles messages must not see them.
  const app = Fastify({ logger: false });
  const schema = {
    body: {
      type: "object", required: ["to", "text"], additionalProperties: false,
      properties: { to: { type: "string" }, text: { type: "string", maxLength: 4096 } },
    },
  };
  app.post("/messages", { schema }, async ({ body: { to, text } }, reply) => {
    linter.assertPortalSafe(text);
    await send(to, text);
    return reply.code(202).send();
  });
  app.setErrorHandler((error, _request, reply) => {
    if (!(error instanceof PortalSafeError)) return reply.code(error.statusCode ?? 500).send({ error: error.message });
    const { findings } = error.report;
    return reply.code(422).send({ error: error.message, findings, rewrite: error.rewrites[0] ?? null });
  });
  return app;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const app = await server(async (to) => console.log(`sent to ${to}`));
  console.log(await app.listen({ port: 3000 }));
}
