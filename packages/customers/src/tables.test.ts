import type { Validate } from "@provider-clients/client-core";
import { expect, test } from "vitest";
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

test.for(providerNames)("%s: what is required is what an empty customer lacks", (provider) => {
  const { table, required, targets } = providers[provider];
  const lacking = judge(provider, "create", {})
    .flatMap(({ keyword, path }) => (keyword === "required" ? [path.slice(1)] : []))
    .filter((name) => !Object.hasOwn(targets.create, name));
  const names = Object.keys(required).map((field) => table[field]?.sent);
  expect(names.toSorted()).toEqual([...new Set(lacking)].toSorted());
});
