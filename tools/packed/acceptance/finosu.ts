import { type CallOptions, createFinosuClient, isFinosuError } from "@provider-clients/finosu";
import { validators } from "@provider-clients/finosu/validators";
import { clientRows } from "./client-rows.ts";

const validate = { request: "enforce", response: "enforce" } as const;

const update = (baseUrl: string, id: string, options?: CallOptions, judges = {}) =>
  createFinosuClient({ apiKey: "secret-key", baseUrl, ...judges }).updateCustomer(
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
  validated: (baseUrl) => update(baseUrl, "12345", {}, { validators, validate }),
  departing: { id: 12345, city: null },
  answer: { id: "12345", taskType: "collections", firstName: "Jane", lastName: "Doe" },
  request: {
    method: "PUT",
    target: "/customers/12345",
    credential: ["X-API-Key", "secret-key"],
    body: '{"id":"12345","taskType":"collections","city":"Oakland"}',
  },
});
