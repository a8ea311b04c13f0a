import fc from "fast-check";
import { expect, test } from "vitest";
import { type Fate, overOne } from "../test-support/stateful.js";
import type { AnyOutcome, ProviderName } from "./index.js";

const fates: fc.Arbitrary<Fate> = fc.record({
  applies: fc.constantFrom("yes", "no"),
  answers: fc.constantFrom("500", "reset", "not JSON"),
});

/** The customer whom each provider holds before the change, in its own words. */
const before = {
  finosu: {
    id: "1",
    firstName: "Old",
    lastName: "Name",
    email: "old@example.com",
    phoneNumber: "+15550000000",
  },
  soap: {
    id: "cus_1",
    first_name: "Old",
    last_name: "Name",
    email: "old@example.com",
    phone_number: "5550000000",
  },
  payabli: {
    customerId: 998,
    Firstname: "Old",
    Lastname: "Name",
    Email: "old@example.com",
    Phone: "+15550000000",
  },
} as const;
const targets = {
  finosu: { id: "1", taskType: "collections" },
  soap: { id: "cus_1", email: "old@example.com" },
  payabli: { id: 998 },
} as const;
const readTargets = {
  finosu: { id: "1" },
  soap: { id: "cus_1", email: "old@example.com" },
  payabli: { id: 998 },
} as const;
const names = ["finosu", "soap", "payabli"] as const;

const old = { firstName: "Old", lastName: "Name", email: "old@example.com", phone: "+15550000000" };
/** Changes of which each field is new, or what the provider holds already. */
const changes = fc
  .record(
    {
      firstName: fc.constantFrom("Jane", "Old"),
      lastName: fc.constantFrom("Doe", "Name"),
      email: fc.constantFrom("new@example.com", "old@example.com"),
      phone: fc.constantFrom("+15551111111", "+15550000000"),
    },
    { requiredKeys: [] },
  )
  .filter((one) => Object.keys(one).length > 0);
type Changes = { readonly [Field in keyof typeof old]?: string };
const newFields = (given: Changes) =>
  Object.entries(given).filter(([field, value]) =>
    Object.entries(old).every(([name, held]) => name !== field || held !== value),
  );

const ownNames: Record<ProviderName, Record<string, string>> = {
  finosu: { firstName: "firstName", lastName: "lastName", email: "email", phone: "phoneNumber" },
  soap: { firstName: "first_name", lastName: "last_name", email: "email", phone: "phone_number" },
  payabli: { firstName: "Firstname", lastName: "Lastname", email: "Email", phone: "Phone" },
};

const single = (outcomes: readonly AnyOutcome[]): AnyOutcome => {
  const [outcome] = outcomes;
  if (!outcome) throw new Error("no outcome");
  return outcome;
};

/** Updates at one provider, lets somebody else write, and resolves. */
const updateAndResolve = async (
  provider: ProviderName,
  fate: Fate,
  given: Changes,
  options: { readonly other?: readonly string[]; readonly readsBefore?: boolean } = {},
) => {
  const one = overOne(provider, [{ ...before[provider] }], fate);
  const { customers, records, applied } = one;
  const read = options.readsBefore
    ? await customers.read({ [provider]: readTargets[provider] } as never)
    : undefined;
  const sent = await customers.update({ [provider]: targets[provider] } as never, given, { retries: 0 });
  for (const field of options.other ?? [])
    Object.assign(records[0] ?? {}, { [ownNames[provider][field] ?? ""]: "Other" });
  const resolved = await sent.resolve({ before: read, settleMs: 0 });
  return { ...one, outcome: single(resolved.outcomes), resolved, wasApplied: applied() > 0 };
};

test.for(names)("%s: an update that nobody disturbs is told as what it was", async (provider) => {
  await fc.assert(
    fc.asyncProperty(fates, changes, async (fate, given) => {
      const { outcome, wasApplied } = await updateAndResolve(provider, fate, given);
      const fresh = newFields(given);
      // Without knowing what was before, a value that had been there already counts as one that was sent.
      const isMixed = fresh.length > 0 && fresh.length < Object.keys(given).length;
      if (!fresh.length) expect(outcome.status).toBe("applied");
      else if (wasApplied) expect(outcome.status).toBe("applied");
      else expect(outcome.status).toBe(isMixed ? "unknown" : "not-applied");
      if (outcome.status === "unknown") expect(outcome.because).toContain("read back as sent");
      else expect("decidedBy" in outcome && outcome.decidedBy.length).toBeGreaterThan(0);
    }),
    { numRuns: 60 },
  );
});

test.for(names)("%s: with what was before, values that had been there prove nothing", async (provider) => {
  await fc.assert(
    fc.asyncProperty(fates, changes, async (fate, given) => {
      const { outcome, wasApplied } = await updateAndResolve(provider, fate, given, { readsBefore: true });
      const fresh = newFields(given).map(([field]) => field);
      if (!fresh.length) expect(outcome).toMatchObject({ status: "unknown" });
      else expect(outcome).toMatchObject({ status: wasApplied ? "applied" : "not-applied" });
      if ("decidedBy" in outcome) expect(outcome.decidedBy.toSorted()).toEqual(fresh.toSorted());
    }),
    { numRuns: 60 },
  );
});

test.for(names)("%s: when somebody else writes, nothing false is said", async (provider) => {
  const others = fc.subarray(["firstName", "lastName"], { minLength: 1 });
  await fc.assert(
    fc.asyncProperty(fates, changes, others, async (fate, given, other) => {
      const known = await updateAndResolve(provider, fate, given, { other, readsBefore: true });
      if (known.outcome.status === "applied") expect(known.wasApplied).toBe(true);
      if (known.outcome.status === "not-applied") expect(known.wasApplied).toBe(false);
      const fresh = newFields(given).map(([field]) => field);
      if (fresh.some((field) => other.includes(field))) expect(known.outcome.status).toBe("unknown");
    }),
    { numRuns: 60 },
  );
});

test.for(names)("%s: a change that takes effect late is not told as one that did not", async (provider) => {
  for (const readsBefore of [false, true]) {
    const fate: Fate = { applies: "late", answers: "reset" };
    const { outcome } = await updateAndResolve(provider, fate, { firstName: "Jane" }, { readsBefore });
    // The reading before the change is not the one that it waits for.
    expect(outcome).toMatchObject({ status: "applied", decidedBy: ["firstName"] });
  }
});

test("a record that was found is reached by name only", async () => {
  const { outcome } = await updateAndResolve(
    "payabli",
    { applies: "yes", answers: "500" },
    { firstName: "Jane" },
  );
  if (outcome.status !== "applied") throw new Error(outcome.status);
  expect(outcome).toMatchObject({ id: 998, decidedBy: ["firstName"], record: { firstName: "Jane" } });
  expect(JSON.stringify(outcome)).not.toContain("Jane");
});

test("retry after resolve sends only what is known not to be applied", async () => {
  const lost = await updateAndResolve("soap", { applies: "no", answers: "500" }, { firstName: "Jane" });
  expect(lost.outcome.status).toBe("not-applied");
  await lost.resolved.retry();
  expect(lost.sent().soap.filter(({ method }) => method === "PATCH")).toHaveLength(2);

  // Unknown at Payabli would be sent again before, and is left alone after.
  const mixed = await updateAndResolve(
    "payabli",
    { applies: "no", answers: "500" },
    { firstName: "Jane", lastName: "Name" },
  );
  expect(mixed.outcome.status).toBe("unknown");
  await mixed.resolved.retry();
  expect(mixed.sent().payabli.filter(({ method }) => method === "PUT")).toHaveLength(1);
});

test.for([
  ["soap", { birthDate: "1990-01-01" }, "Soap does not show birthDate (Soap's search does not return it)"],
  ["payabli", { timeZone: "UTC" }, "Payabli does not show timeZone (the returned value cannot be compared)"],
] as const)("%s: a field that cannot be read back leaves it unknown", async ([provider, given, because]) => {
  const { customers } = overOne(provider, [{ ...before[provider] }], { applies: "yes", answers: "500" });
  const sent = await customers.update({ [provider]: targets[provider] } as never, {
    firstName: "Jane",
    ...given,
  });
  const { outcomes } = await sent.resolve({ settleMs: 0 });
  expect(single(outcomes)).toMatchObject({ status: "unknown", because });
});

test("what a provider made of a value is not taken for another value", async () => {
  const { customers, records } = overOne("payabli", [{ ...before.payabli }], {
    applies: "yes",
    answers: "500",
  });
  const given = { firstName: "JANE", email: "Jane@Example.com", phone: "+15551111111" };
  const sent = await customers.update({ payabli: targets.payabli }, given, { retries: 0 });
  Object.assign(records[0] ?? {}, { Firstname: "Jane", Email: "jane@example.com", Phone: "(555) 111-1111" });
  const { payabli } = await sent.resolve({ settleMs: 0 });
  expect(payabli).toMatchObject({ status: "unknown" });
});

test("own fields are not guessed, and those that only name the customer count for nothing", async () => {
  const fate: Fate = { applies: "yes", answers: "500" };
  const { customers } = overOne("payabli", [{ ...before.payabli }], fate);
  const named = { id: 998, fields: { customerNumber: "C-1", identifierFields: ["email"] } };
  const first = await customers.update({ payabli: named }, { firstName: "Jane" }, { retries: 0 });
  expect(await first.resolve({ settleMs: 0 })).toMatchObject({ payabli: { status: "applied" } });
  const other = { id: 998, fields: { customerStatus: 85 as const } };
  const second = await customers.update({ payabli: other }, { firstName: "Jane" }, { retries: 0 });
  expect((await second.resolve({ settleMs: 0 })).payabli).toMatchObject({
    status: "unknown",
    because: "Payabli does not show fields.customerStatus (its name in a record is not known)",
  });
});

test("Soap's customer is found by the old or the new address, and not without any", async () => {
  for (const applies of ["yes", "no"] as const) {
    const { customers } = overOne("soap", [{ ...before.soap }], { applies, answers: "500" });
    const sent = await customers.update({ soap: targets.soap }, { email: "new@example.com" });
    const { soap } = await sent.resolve({ settleMs: 0 });
    expect(soap.status).toBe(applies === "yes" ? "applied" : "not-applied");
  }
  const { customers } = overOne("soap", [{ ...before.soap }], { applies: "yes", answers: "500" });
  const sent = await customers.update({ soap: { id: "cus_1" } }, { firstName: "Jane" });
  expect((await sent.resolve()).soap).toMatchObject({
    status: "unknown",
    because: "Soap can only be searched: give the target's `email` or `phone`",
  });
});

const jane = {
  externalId: "C-7",
  firstName: "Jane",
  lastName: "Doe",
  email: "jane@example.com",
  phone: "+15551111111",
} as const;
const places = {
  finosu: { id: "C-7", taskType: "x", sync: true },
  soap: {},
  payabli: { entry: "e" },
} as const;

test.for(names)("%s: a creation is looked up by its external id", async (provider) => {
  await fc.assert(
    fc.asyncProperty(fates, fc.boolean(), async (fate, isThereBefore) => {
      // Somebody with the same number and another name is not whom we created.
      const there = {
        finosu: { id: "C-7" },
        soap: { internal_id: "C-7" },
        payabli: { customerNumber: "C-7" },
      };
      const other = { ...before[provider], ...there[provider] };
      const records = isThereBefore ? [other] : [];
      const { customers, applied } = overOne(provider, records, fate);
      const sent = await customers.create({ [provider]: places[provider] } as never, jane, { retries: 0 });
      const outcome = single((await sent.resolve({ settleMs: 0 })).outcomes);
      if (outcome.status === "applied") expect(applied()).toBe(1);
      if (outcome.status === "not-applied") expect(applied()).toBe(0);
      if (isThereBefore) return;
      // Finosu does not document its answer for a customer who does not exist.
      const not = provider === "finosu" ? "unknown" : "not-applied";
      expect(outcome.status).toBe(fate.applies === "yes" ? "applied" : not);
    }),
    { numRuns: 40 },
  );
});

test("a creation without an external id stays unknown, with the reason", async () => {
  const { customers } = overOne("soap", [], { applies: "yes", answers: "500" });
  const { externalId: _, ...anonymous } = jane;
  const sent = await customers.create({ soap: {} }, anonymous);
  expect((await sent.resolve({ settleMs: 0 })).soap).toMatchObject({
    status: "unknown",
    because: "no `externalId` was sent, by which Soap's customer could be told from another one",
  });
});

test("a reading that fails leaves it unknown, and keeps the first error", async () => {
  const { customers } = overOne("finosu", [], { applies: "no", answers: "500" });
  const sent = await customers.update({ finosu: targets.finosu }, { firstName: "Jane" }, { retries: 0 });
  const { finosu } = await sent.resolve({ settleMs: 0 });
  expect(finosu).toMatchObject({
    status: "unknown",
    error: { status: 500, operation: "updateCustomer" },
    because: "Finosu does not document its answer for a customer who does not exist, and it refused (404)",
  });
});

test("an abort between two readings ends them", async () => {
  const controller = new AbortController();
  const { customers } = overOne("payabli", [{ ...before.payabli }], { applies: "no", answers: "500" });
  const sent = await customers.update({ payabli: targets.payabli }, { firstName: "Jane" }, { retries: 0 });
  const resolving = sent.resolve({ settleMs: 3_600_000, signal: controller.signal });
  setImmediate(() => setImmediate(() => controller.abort(new Error("stop"))));
  expect((await resolving).payabli).toMatchObject({ status: "unknown" });
});

test("another process resolves what this one left unknown", async () => {
  const { customers } = overOne("payabli", [], { applies: "yes", answers: "500" });
  const sent = await customers.create({ payabli: { entry: "e" } }, jane, { retries: 0 });
  const data = JSON.parse(JSON.stringify(sent.retryData()));
  const { outcomes } = await customers.resolve(data, { settleMs: 0 });
  expect(single(outcomes)).toMatchObject({ status: "applied", id: 77 });
});
