import { temporaryFolder } from "@provider-clients-internal/shared";
import { expect, onTestFinished, test } from "vitest";
import { startSample } from "../test-support/run-sample.ts";

test.each([
  ["createFinosuClient(", "finosu.getCustomer(", ["GET /customers/cust-1001"]],
  ["createSoapClient(", "soap.searchCustomers(", ["GET /api/v1/customers/search"]],
  ["createPayabliClient(", "payabli.getCustomer(", ["GET /Customer/998"]],
  ["createCustomers(", "customers.plan.update(", []],
])("the first call with %s runs, and sends nothing but a read", async (_, call, sent) => {
  const folder = temporaryFolder("first-call");
  onTestFinished(() => folder[Symbol.dispose]());
  const sample = startSample(["docs/start/first-call.md", call], { cwd: folder.path });
  expect(await sample.end).toEqual({ code: 0, stderr: "" });
  expect(sample.sent).toEqual(sent);
});
