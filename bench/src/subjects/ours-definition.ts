import type { Operation, ProviderDefinition } from "@provider-clients/client-core";

// No provider's document has a GET yet, so this is what the generator would write for document/openapi.yaml.
export const getCustomer = {
  id: "getCustomer",
  method: "GET",
  path: "/customers/{id}",
  idempotent: true,
  safe: true,
  answer: "object",
} as const satisfies Operation;

export const provider = {
  name: "bench",
  title: "Bench",
  environments: { production: "https://api.example.com" },
  credentials: { apiKey: { header: "Authorization" } },
  operations: [getCustomer],
} as const satisfies ProviderDefinition;
