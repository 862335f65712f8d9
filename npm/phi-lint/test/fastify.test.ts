/** The example of a back end. */

import { expect, test } from "vitest";
// @ts-expect-error a script without types
import { server } from "../examples/fastify.mjs";

test("a message that must not be sent is refused with its findings and what may be sent instead", async () => {
  const sent: string[] = [];
  const app = await server(async (_to: string, text: string) => void sent.push(text));
  const post = async (text: string) => await app.inject({ method: "POST", url: "/messages", payload: { to: "+15550100", text } });
  expect((await post("Your prescription is ready for pickup")).statusCode).toBe(202);
  const refused = await post("Your metformin is ready");
  expect(refused.statusCode).toBe(422);
  expect(refused.json().findings[0].rule).toBe("medication-name");
  expect(refused.json().rewrite.text).toBe("Your prescription is ready for pickup.");
  expect((await app.inject({ method: "POST", url: "/messages", payload: { to: "+15550100" } })).statusCode).toBe(400);
  expect(sent).toEqual(["Your prescription is ready for pickup"]);
  await app.close();
});
