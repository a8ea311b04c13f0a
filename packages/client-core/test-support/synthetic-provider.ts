import type { Operation, ProviderDefinition } from "../src/operation.js";

const describe = (id: string, method: string, more: Partial<Operation> = {}): Operation => ({
  id,
  method,
  path: "/customers/{id}",
  answer: "object",
  ...more,
});

/** Reads, and changes nothing. */
export const getCustomer = describe("getCustomer", "GET", { idempotent: true, safe: true });

/** Idempotent. */
export const replaceCustomer = describe("replaceCustomer", "PUT", { idempotent: true });

/** Not idempotent. */
export const updateCustomer = describe("updateCustomer", "PATCH");

/** Not idempotent either. */
export const chargeCustomer = describe("chargeCustomer", "POST", { path: "/customers/{id}/charges" });

/** Safe to repeat with the same key; a repeated key is answered with 409. */
export const createCustomer = describe("createCustomer", "POST", {
  path: "/customers",
  keyHeader: "idempotencyKey",
  keyRepeat: 409,
});

/** Answers without a body. */
export const deleteCustomer = describe("deleteCustomer", "DELETE", { idempotent: true, answer: "none" });

/** Answers with a list. */
export const listCustomers = describe("listCustomers", "GET", {
  path: "/customers",
  idempotent: true,
  safe: true,
  answer: "array",
});

/** A provider that does not exist. */
export const provider: ProviderDefinition = {
  name: "synthetic",
  title: "Synthetic",
  environments: { sandbox: "https://sandbox.example.com/api", production: "https://example.com/api" },
  credentials: { apiKey: { in: "header", name: "X-API-Key" } },
  security: [["apiKey"]],
  envelope: { property: "isSuccess", value: false, code: "responseCode" },
  operations: [
    getCustomer,
    replaceCustomer,
    updateCustomer,
    chargeCustomer,
    createCustomer,
    deleteCustomer,
    listCustomers,
  ],
};
