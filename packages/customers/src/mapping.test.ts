import fc from "fast-check";
import { expect, test } from "vitest";
import { capabilities } from "./capabilities.js";
import type { Customer } from "./customer.js";
import { readFields } from "./fields.js";
import { fromProvider, toProvider } from "./mapping.js";
import { providers } from "./providers.js";

const names = ["finosu", "soap", "payabli"] as const;
const operations = ["create", "update"] as const;

const digits = (min: number, max: number) =>
  fc.stringMatching(new RegExp(`^[1-9]\\d{${min - 1},${max - 1}}$`));
const optional = { requiredKeys: [] };
const customer: fc.Arbitrary<Customer> = fc.record(
  {
    externalId: fc.oneof(fc.constant("1"), fc.string({ minLength: 1 })),
    firstName: fc.string(),
    lastName: fc.string({ unit: "grapheme" }),
    company: fc.string(),
    email: fc.emailAddress(),
    phone: fc.oneof(
      digits(10, 10).map((n) => `+1${n}`),
      digits(2, 15).map((n) => `+${n}`),
      fc.string(),
    ),
    birthDate: fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
    address: fc.record(
      {
        line1: fc.string(),
        line2: fc.string(),
        city: fc.string(),
        state: fc.string(),
        postalCode: fc.string(),
        country: fc.constantFrom("US", "CA"),
      },
      optional,
    ),
    timeZone: fc.oneof(fc.constantFrom(...Intl.supportedValuesOf("timeZone")), fc.string()),
    metadata: fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.jsonValue())),
    isTest: fc.boolean(),
    doNotCall: fc.boolean(),
  },
  optional,
);
const fieldsOf = (given: Customer) => readFields(given, "the customer").values;
const context = { id: "1", now: new Date("2026-03-01T00:00:00Z") };
const isAbout = (field: string) => (path: string) =>
  path === field || (field === "metadata" && path.startsWith("metadata."));

test.for(names)(
  "%s: each given field is sent, or named in ignored, or the reason of a refusal",
  (provider) => {
    fc.assert(
      fc.property(customer, fc.constantFrom(...operations), (given, operation) => {
        const { body, sent, ignored, refused } = toProvider(
          providers[provider].table,
          operation,
          fieldsOf(given),
          context,
        );
        for (const field of fieldsOf(given).keys()) {
          const isSent = sent.includes(field);
          const isNamed = ignored.some(isAbout(field)) || refused.includes(field);
          expect([field, isSent || isNamed]).toEqual([field, true]);
          if (field !== "metadata") expect([field, isSent && isNamed]).toEqual([field, false]);
          if (isSent) expect(capabilities[provider][operation]).toHaveProperty([field, "name"]);
        }
        expect(Object.keys(body)).toHaveLength(sent.length);
      }),
    );
  },
);

test.for(names)("%s: out and back gives the same customer, or a loss that is declared", (provider) => {
  fc.assert(
    fc.property(customer, fc.constantFrom(...operations), (given, operation) => {
      const table = providers[provider].table;
      const { body, ignored, refused } = toProvider(table, operation, fieldsOf(given), context);
      if (refused.length) return;
      const stored = Object.values(table).flatMap((rule) =>
        rule && rule.sent in body ? [[rule.answered ?? rule.sent, body[rule.sent]]] : [],
      );
      const back = new Map(fieldsOf(fromProvider(table, Object.fromEntries(stored))));
      for (const [field, value] of fieldsOf(given)) {
        const { create, update, read } = capabilities[provider];
        const isDeclared = [{ create, update }[operation], read].some((can) =>
          Object.entries(can).some(([name, { support }]) => name === field && support !== "yes"),
        );
        if (!isDeclared) expect([field, back.get(field)]).toEqual([field, value]);
        else if (!ignored.some(isAbout(field)) && back.has(field))
          expect([field, back.get(field)]).toEqual([field, value]);
      }
    }),
  );
});

test.for(names)("%s: every declared loss is one that happens", (provider) => {
  const lossy = Object.entries(capabilities[provider].update).filter(
    ([, { support }]) => support === "partly",
  );
  const samples: Readonly<Record<string, Customer>> = {
    externalId: { externalId: "2" },
    phone: { phone: "5555550100" },
    timeZone: { timeZone: "Asia/Kolkata" },
    metadata: { metadata: { count: 1 } },
  };
  for (const [field] of lossy) {
    const { ignored, refused } = toProvider(
      providers[provider].table,
      "update",
      fieldsOf(samples[field] ?? {}),
      context,
    );
    expect([field, ignored.length + refused.length]).toEqual([field, 1]);
  }
});

test("the record in the common model leaves out what the provider answers as null or in another form", () => {
  const answered = {
    customerNumber: null,
    Firstname: "Jane",
    Phone: "(555) 555-0100",
    City: "Miami",
    TimeZone: 0,
    AdditionalFields: {},
  };
  expect(fromProvider(providers.payabli.table, answered)).toEqual({
    firstName: "Jane",
    address: { city: "Miami" },
    metadata: {},
  });
});
