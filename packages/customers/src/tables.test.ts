import type { Validate } from "@provider-clients/client-core";
import { expect, test } from "vitest";
import type { CustomerField } from "./index.js";
import { type ProviderName, providerNames, providers } from "./providers.js";

// The documents' own judges of the requests that the tables feed.
const judges = new Map(
  await Promise.all(
    providerNames.map(async (name): Promise<[ProviderName, Readonly<Record<string, Validate>>]> => {
      const { createCustomerRequest, updateCustomerRequest } = await import(
        `@provider-clients/${name}/validators`
      );
      return [name, { create: createCustomerRequest, update: updateCustomerRequest }];
    }),
  ),
);
const judge = (provider: ProviderName, operation: "create" | "update", body: object) => {
  const validate = judges.get(provider)?.[operation];
  if (!validate) throw new Error(`${provider} has no judge of ${operation}`);
  return validate(body);
};

const rows = providerNames.flatMap((provider) =>
  (["create", "update"] as const).flatMap((operation) =>
    Object.entries(providers[provider].table).flatMap(([field, rule]) =>
      rule && (rule.only ?? operation) === operation ? [{ provider, operation, field, sent: rule.sent }] : [],
    ),
  ),
);

test.for(rows)(
  "$provider: the document of `$operation` knows `$sent`, where $field is sent",
  ({ provider, operation, sent }) => {
    // A field that a schema does not know may hold anything; one that it knows refuses a value of another type.
    const complaints = [{}, "text", [[]]].flatMap((value) => judge(provider, operation, { [sent]: value }));
    expect(complaints.map(({ path }) => path.split("/")[1])).toContain(sent);
    const keywords = complaints.filter(({ path }) => path === `/${sent}`).map(({ keyword }) => keyword);
    expect(keywords).toContain("type");
  },
);

// What a target says of a new customer, and a value for every field that some provider requires.
const named = { finosu: { id: "1", taskType: "collections" }, soap: {}, payabli: {} };
const sample: { readonly [Field in CustomerField]?: string } = {
  firstName: "Jane",
  lastName: "Doe",
  email: "jane@example.com",
  phone: "+15555550100",
  timeZone: "America/Chicago",
  "address.line1": "1 Main St",
  "address.city": "Oakland",
  "address.state": "CA",
  "address.postalCode": "94607",
};

test.for(providerNames)(
  "%s: its document takes a customer with what is required, and nobody with less",
  (provider) => {
    const { table, required } = providers[provider];
    const fields = Object.keys(required) as CustomerField[];
    const bodyOf = (given: readonly CustomerField[]) => ({
      ...named[provider],
      ...Object.fromEntries(given.map((field) => [table[field]?.sent, sample[field]])),
    });
    expect(judge(provider, "create", bodyOf(fields))).toEqual([]);
    for (const field of fields) {
      const others = fields.filter((one) => one !== field);
      expect(judge(provider, "create", bodyOf(others)), field).not.toEqual([]);
    }
  },
);
