import { createClientCore } from "@provider-clients/client-core";
import type { CreateGet } from "./create-get.ts";
import { getCustomer, provider } from "./ours-definition.ts";

// What a generated method does: see src/generated/operations.ts of any provider package.
export const createGet: CreateGet = (fetch) => {
  const { call } = createClientCore(
    provider,
    { fetch, environment: "production" },
    { ...provider.credentials.apiKey, option: "apiKey", value: "key" },
  );
  return (id) => call(getCustomer, { id }, undefined, undefined);
};
