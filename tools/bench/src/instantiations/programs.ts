import { budgets } from "../budgets.ts";

/** A program that grows by one call at a time. */
export interface CallProgram {
  readonly subject: string;
  readonly isOurs: boolean;
  readonly budget?: number;
  readonly note?: string;
  /** Imports, and the client. */
  readonly prelude: string;
  /** One call. */
  readonly call: string;
  /** A call of another operation of the same client. */
  readonly otherCall?: string;
}

/** One of our programs, whose calls have a budget. */
export interface OurCallProgram extends CallProgram {
  readonly budget: number;
}

const ours = (subject: string, prelude: string, call: string): OurCallProgram => ({
  subject,
  isOurs: true,
  budget: budgets.instantiations,
  prelude,
  call,
});

/** Methods of our clients and of the facade. */
export const ourCallPrograms: readonly OurCallProgram[] = [
  ours(
    "soap.updateCustomer",
    `import { createSoapClient } from "@provider-clients/soap";
     const soap = createSoapClient({ apiKey: "key", environment: "sandbox" });`,
    `(await soap.updateCustomer("cus_1", { first_name: "Jane" })).id;`,
  ),
  {
    ...ours(
      "finosu.createCustomer",
      `import { createFinosuClient } from "@provider-clients/finosu";
       const finosu = createFinosuClient({ apiKey: "key", baseUrl: "https://api.example.com" });`,
      `await finosu.createCustomer({ id: "1", taskType: "collections", sync: true });`,
    ),
    otherCall: `await finosu.updateCustomer("1", { id: "1", taskType: "collections", city: "Oakland" });`,
  },
  ours(
    "payabli.updateCustomer",
    `import { createPayabliClient } from "@provider-clients/payabli";
     const payabli = createPayabliClient({ requestToken: "key", environment: "sandbox" });`,
    `(await payabli.updateCustomer(998, { firstname: "Jane" })).isSuccess;`,
  ),
];

/** Calls that are measured beside them: of what users would pick instead, and of what has no budget. */
export const otherCallPrograms: readonly CallProgram[] = [
  {
    subject: "customers.update",
    isOurs: true,
    note: "generic over the configured clients, so without a budget",
    prelude: `import { createCustomers } from "@provider-clients/customers";
      import { createPayabliClient } from "@provider-clients/payabli";
      import { createSoapClient } from "@provider-clients/soap";
      const customers = createCustomers({
        soap: createSoapClient({ apiKey: "key", environment: "sandbox" }),
        payabli: createPayabliClient({ requestToken: "key", environment: "sandbox" }),
      });`,
    call: `(await customers.update({ soap: { id: "cus_1" }, payabli: { id: 998 } }, { firstName: "Jane" })).allApplied;`,
  },
  {
    subject: "openapi-fetch",
    isOurs: false,
    prelude: `import createClient from "openapi-fetch";
      import type { paths } from "../../openapi-typescript/schema.js";
      const client = createClient<paths>({ baseUrl: "https://api.example.com" });`,
    call: `(await client.PATCH("/customers/{id}", {
      params: { path: { id: "cus_1" } }, body: { first_name: "Jane" } })).data?.id;`,
    otherCall: `(await client.GET("/customers/{id}", { params: { path: { id: "cus_1" } } })).data?.id;`,
  },
  {
    subject: "soap/http PATCH",
    isOurs: true,
    note: "the path-typed verbs, for whoever wants them",
    prelude: `import { createSoapHttp } from "@provider-clients/soap/http";
      const http = createSoapHttp({ apiKey: "key", environment: "sandbox" });`,
    call: `(await http.PATCH("/api/v1/customers/{id}", {
      params: { path: { id: "cus_1" } }, body: { first_name: "Jane" } })).data?.id;`,
  },
  {
    subject: "@hey-api/openapi-ts",
    isOurs: false,
    prelude: `import { getCustomer, updateCustomer } from "../../hey-api/sdk.gen.js";`,
    call: `(await updateCustomer({ path: { id: "cus_1" }, body: { first_name: "Jane" } })).data?.id;`,
    otherCall: `(await getCustomer({ path: { id: "cus_1" } })).data?.id;`,
  },
  {
    subject: "@redocly/cli",
    isOurs: false,
    prelude: `import { getCustomer, updateCustomer } from "../../redocly/client.js";`,
    call: `(await updateCustomer({ path: { id: "cus_1" }, body: { first_name: "Jane" } })).id;`,
    otherCall: `(await getCustomer({ path: { id: "cus_1" } })).id;`,
  },
  {
    subject: "@payabli/sdk-node",
    isOurs: false,
    prelude: `import { PayabliClient } from "@payabli/sdk-node";
      const client = new PayabliClient({ apiKey: "key" });`,
    call: `(await client.customer.updateCustomer(998, { firstname: "Jane" })).isSuccess;`,
    otherCall: `(await client.customer.getCustomer(998)).customerId;`,
  },
  {
    subject: "stripe",
    isOurs: false,
    prelude: `import Stripe from "stripe";
      const client = new Stripe("key");`,
    call: `(await client.customers.update("cus_1", { name: "Jane" })).id;`,
    otherCall: `(await client.customers.retrieve("cus_1")).lastResponse;`,
  },
];
