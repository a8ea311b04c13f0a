import { join } from "node:path";
import { createFinosuClient } from "@provider-clients/finosu";
import { createPayabliClient } from "@provider-clients/payabli";
import { createSoapClient } from "@provider-clients/soap";
import { rootFolder } from "@provider-clients-internal/shared";
import { expect, test } from "vitest";
import { freeAddress, startProgram } from "../test-support/start-program.ts";
import { findInstalled } from "./runtimes/find-tool.ts";

const tool = await findInstalled("prism", "the clients against Prism's own command");

/** Starts `prism mock specs/<provider>/openapi.yaml` as its users do, in a process of its own. */
const startPrism = async (provider: string) => {
  if (!tool) throw new Error("Prism is not installed");
  const url = await freeAddress();
  const program = join(tool.folder, "node_modules/@stoplight/prism-cli/dist/index.js");
  const specification = join(rootFolder, "specs", provider, "openapi.yaml");
  const args = [program, "mock", specification, "--port", new URL(url).port];
  const prism = await startProgram({ args, ready: "Prism is listening" });
  return { url, [Symbol.asyncDispose]: () => prism[Symbol.asyncDispose]() };
};

const options = { timeout: 120_000, skip: !tool };

test("Finosu's client passes against Prism's own command", options, async () => {
  await using prism = await startPrism("finosu");
  const finosu = createFinosuClient({ apiKey: "made-up", baseUrl: prism.url });
  const names = { id: "cust-1001", taskType: "collections", firstName: "Jo" };
  expect(await finosu.getCustomer("cust-1001")).toMatchObject({ id: "cust-1001" });
  expect(await finosu.updateCustomer("cust-1001", names)).toMatchObject({ id: "cust-1001" });
  expect(await finosu.cancelCustomerServicing("cust-1001", {})).toMatchObject({ id: "cust-1001" });
});

test(
  "Soap's client passes against Prism's own command, and is refused what the document forbids",
  options,
  async () => {
    await using prism = await startPrism("soap");
    const soap = createSoapClient({ apiKey: "made-up", baseUrl: prism.url });
    const jane = { email: "jane@example.com", first_name: "Jane", last_name: "Doe" };
    expect(await soap.createCustomer(jane)).toMatchObject({ id: expect.stringMatching(/^cus_/) });
    expect(await soap.updateCustomer("cus_1", { first_name: "Jane" })).toMatchObject({ first_name: "Jane" });
    expect((await soap.searchCustomers({ query: { email: jane.email } })).results).toHaveLength(1);
    const refused = soap.updateCustomer("cus_1", { phone_number: "12" });
    await expect(refused).rejects.toMatchObject({ kind: "answer", status: 422 });
  },
);

test("Payabli's client passes against Prism's own command", options, async () => {
  await using prism = await startPrism("payabli");
  const payabli = createPayabliClient({ requestToken: "made-up", baseUrl: prism.url });
  const jane = { firstname: "Jane", identifierFields: ["firstname"] };
  expect(await payabli.createCustomer("entry", jane)).toMatchObject({ isSuccess: true });
  expect(await payabli.getCustomer(998)).toMatchObject({ customerId: 998 });
  expect(await payabli.updateCustomer(998, jane)).toMatchObject({ isSuccess: true });
  expect((await payabli.listCustomers("entry")).Records).toHaveLength(2);
  expect(await payabli.deleteCustomer(998)).toMatchObject({ isSuccess: true });
});
