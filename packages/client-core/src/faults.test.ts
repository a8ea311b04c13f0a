import type { Subject } from "../test-support/faults/subject.js";
import { testFaults } from "../test-support/faults/test-faults.js";
import {
  chargeCustomer,
  createCustomer,
  getCustomer,
  provider,
  replaceCustomer,
  updateCustomer,
} from "../test-support/synthetic-provider.js";
import { createClientCore } from "./client-core.js";
import type { Operation } from "./operation.js";

const secrets = ["sk-test-51secret", "cus_7078051120", "jane@example.com", "order-3141"];

const [secret = "", id = "", email = "", idempotencyKey = ""] = secrets;

const subject = (operation: Operation, key?: string): Subject => ({
  name: `${operation.method} ${operation.id}${key ? " with the caller's key" : ""}`,
  isSafe: !!operation.safe,
  isResent: !!(operation.idempotent || operation.keyHeader),
  isKeyed: !!operation.keyHeader,
  hasEnvelope: true,
  success: { id: 1, name: "Jane" },
  secrets,
  call: ({ signal, ...options }) => {
    const { call } = createClientCore(provider, options, () => [
      { scheme: "apiKey", option: "apiKey", value: secret },
    ]);
    const body = operation.method === "GET" ? undefined : { email };
    const path = operation.path.includes("{id}") ? { id } : {};
    return call(operation, path, body, { signal, idempotencyKey: key, headers: { "x-trace": email } });
  },
});

for (const operation of [getCustomer, replaceCustomer, updateCustomer, chargeCustomer, createCustomer]) {
  testFaults(subject(operation));
}

testFaults(subject(createCustomer, idempotencyKey));
