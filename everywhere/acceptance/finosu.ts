import { type CallOptions, createFinosuClient, isFinosuError } from "@provider-clients/finosu";
import { clientRows } from "./client-rows.ts";

const update = (baseUrl: string, id: string, options?: CallOptions) =>
  createFinosuClient({ apiKey: "secret-key", baseUrl }).updateCustomer(
    id,
    { id: "12345", taskType: "collections", city: "Oakland" },
    options,
  );

/** What the Finosu client must do. */
export const finosuRows = clientRows({
  isError: isFinosuError,
  change: (baseUrl, options) => update(baseUrl, "12345", options),
  changeElsewhere: (baseUrl) => update(baseUrl, ".."),
  repeatable: (baseUrl, options) => update(baseUrl, "12345", options),
  answer: { id: "12345", city: "Oakland" },
  request: {
    method: "PUT",
    target: "/customers/12345",
    credential: ["X-API-Key", "secret-key"],
    body: '{"id":"12345","taskType":"collections","city":"Oakland"}',
  },
});
