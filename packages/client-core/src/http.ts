import { readContent } from "./answer.js";
import { type Client, fail, startExchange } from "./exchange.js";
import type { HttpClient } from "./http-client.js";
import type { RequestParts } from "./serialise.js";
import { type SendOptions, send } from "./transport.js";

interface Init extends SendOptions, RequestParts {
  readonly parseAs?: "json" | "text" | "blob" | "arrayBuffer" | "stream";
  readonly [name: string]: unknown;
}

// They would take the credential elsewhere, or go around the deadline and the checks of the route.
const refused = ["fetch", "baseUrl", "middleware", "Request", "pathSerializer"];

const ask = async (client: Client, method: string, path: string, init: Init = {}): Promise<object> => {
  const known = client.definition.operations.find(
    (operation) => operation.method === method && operation.path === path,
  );
  const exchange = startExchange(client, known ?? { id: "", method, path: "an unknown path" });
  if (!known || refused.some((name) => init[name] !== undefined)) {
    throw fail(
      exchange,
      "invalid-request",
      `Use a documented operation, and set none of ${refused} per call.`,
    );
  }
  const { parseAs = "json" } = init;
  // As with openapi-fetch, the body of `response` has been read.
  const { response, bytes } = await send(exchange, init, init);
  const [body, problem] = readContent(bytes);
  if (!response.ok) {
    return { error: body, response };
  }
  if (parseAs !== "json") {
    const copy = new Response(bytes?.length ? bytes : null, response);
    return { data: parseAs === "stream" ? copy.body : await copy[parseAs](), response };
  }
  if (problem && body) {
    throw fail(exchange, "unreadable", problem, {}, body);
  }
  return { data: body, response };
};

/** openapi-fetch's verbs over the same transport as the methods, for the operations of the document. */
export const createHttp = <Paths extends {}>(client: Client): HttpClient<Paths> =>
  Object.fromEntries(
    client.definition.operations.map(({ method }) => [
      method,
      (path: string, init?: Init) => ask(client, method, path, init),
    ]),
  ) as object as HttpClient<Paths>;
