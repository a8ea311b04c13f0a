import type { Subject } from "../acceptance/client-rows.ts";

const send = async (baseUrl: string, path = "/customers/1"): Promise<unknown> => {
  const response = await fetch(`${baseUrl}${path}`, {
    method: "PUT",
    headers: { "x-api-key": "secret-key" },
    body: "{}",
    signal: AbortSignal.timeout(1000),
  });
  return response.json();
};

/** What most programs do without a client; it must fail the tests. */
export const plainFetch: Subject = {
  isError: (value): value is never => value instanceof TypeError,
  change: (baseUrl) => send(baseUrl),
  changeElsewhere: (baseUrl) => send(baseUrl, "/customers/.."),
  repeatable: (baseUrl) => send(baseUrl),
  validated: (baseUrl) => send(baseUrl),
  departing: { id: 1 },
  answer: { id: "1" },
  request: { method: "PUT", target: "/customers/1", credential: ["X-API-Key", "secret-key"], body: "{}" },
};
