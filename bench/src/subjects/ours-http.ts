import { createClientCore } from "@provider-clients/client-core";
import type { paths } from "../../generated/openapi-typescript/schema.js";
import type { CreateGet } from "./create-get.ts";
import { provider } from "./ours-definition.ts";

// The path-typed client, with the same retries, deadline and credential as a method.
export const createGet: CreateGet = (fetch) => {
  const { http } = createClientCore<paths>(
    provider,
    { fetch, environment: "production" },
    { ...provider.credentials.apiKey, option: "apiKey", value: "key" },
  );
  return async (id) => (await http.GET("/customers/{id}", { params: { path: { id } } })).data;
};
