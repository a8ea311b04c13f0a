import { expect, test } from "vitest";
import { loadDocument } from "../document/load-document.js";
import { createMockCore } from "../mock/mock-core.js";
import { createProcessTransport } from "./transport.js";

test("a request that is sent again is judged once; another one, or the first after it, is judged", async () => {
  const { document } = await loadDocument("finosu");
  const options = { checkCredentials: false, errors: false, deadlineMs: 10_000, maxBodyBytes: 1000 };
  const core = createMockCore(document, options);
  const judged: string[] = [];
  const transport = createProcessTransport({
    ...core,
    respond: (request) => {
      judged.push(request.target);
      return core.respond(request);
    },
  });
  const send = (path: string) =>
    transport.send({ method: "GET", url: `${transport.baseUrl}${path}`, headers: {} }, undefined);
  const [first, second] = await Promise.all([send("/nowhere"), send("/nowhere")]);
  expect(first).toEqual(second);
  expect(first).toMatchObject({ status: 404 });
  await send("/elsewhere");
  await send("/nowhere");
  expect(judged).toEqual(["/nowhere", "/elsewhere", "/nowhere"]);
});
