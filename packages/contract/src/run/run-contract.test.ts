import { expect, test } from "vitest";
import { brokenClient, ledger, ledgerWith } from "../../test-support/ledger.js";
import { isJsonObject } from "../document/json.js";
import { failuresOf } from "./contract-report.js";
import { runContract } from "./run-contract.js";

const quick = { mutants: false, randomRuns: 5, seed: 1 } as const;

test("a sound client passes everything, covers everything, and every mutant is noticed", async () => {
  const report = await runContract(ledger, { seed: 1, randomRuns: 10 });
  expect(failuresOf(report)).toEqual([]);
  expect(report.coverage.covered).toBe(report.coverage.total);
  expect(report.coverage.total).toBeGreaterThan(200);
  expect(report.canaries.missed).toEqual([]);
  expect(report.canaries.judges.second).toBeGreaterThan(0);
  expect(report.mutation.server.made).toBeGreaterThan(100);
  expect(report.mutation.client.made).toBeGreaterThan(100);
  expect(report.mutation.survivors).toEqual([]);
});

test("no secret and no personal value is in a report", async () => {
  const text = JSON.stringify(await runContract(ledger, quick));
  expect(text).not.toContain("secret-of-a-test");
  expect(text).not.toContain("ann@example.com");
  expect(text).not.toContain("1985-06-15");
  expect(text).toContain("[redacted text of 15]");
});

test.each<[string, Parameters<typeof brokenClient>[0], RegExp]>([
  [
    "forgets a query parameter",
    { input: (input) => ({ ...input, query: { ...input.query, limit: null } }) },
    /the query holds an undeclared value for limit/,
  ],
  [
    "drops a field",
    {
      input: (input) =>
        isJsonObject(input.body) && "note" in input.body ? { ...input, body: { name: "x" } } : input,
    },
    /the body is not the one that was given/,
  ],
  [
    "sends a field that is not declared",
    {
      input: (input) => (isJsonObject(input.body) ? { ...input, body: { ...input.body, trace: 1 } } : input),
    },
    /undeclared The property 'trace' is not declared/,
  ],
  [
    "swaps an id",
    { input: (input) => ({ ...input, path: "accountId" in input.path ? { accountId: 8 } : {} }) },
    /the path is not the documented one/,
  ],
  ["takes a 404 for data", { forgiving: (status) => status === 404 }, /the client took a 404 for a success/],
  [
    "takes an unknown status for data",
    { forgiving: (status) => status === 418 },
    /the client took a 418 for a success/,
  ],
  [
    "overlooks the failure envelope",
    { forgiving: (status) => status === 200 || status === undefined },
    /200 with isSuccess false for a success/,
  ],
  [
    "loses a property of answers",
    { data: (data) => (isJsonObject(data) ? { ...data, note: undefined } : data) },
    /the client's data is not what was answered/,
  ],
  [
    "unwraps lists",
    { data: (data) => (isJsonObject(data) && "records" in data ? data.records : data) },
    /the client's data is not what was answered/,
  ],
  [
    "hides null",
    { data: (data) => JSON.parse(JSON.stringify(data ?? null).replaceAll("null", '""')) },
    /the client's data is not what was answered/,
  ],
])("a client that %s fails", async (_, mistake, reason) => {
  const report = await runContract(ledger, { ...quick, adapter: brokenClient(mistake) });
  const reasons = report.cases.flatMap((each) => [...each.reasons, ...each.wire]);
  expect(
    reasons.some((each) => reason.test(each)),
    reasons.slice(0, 5).join("\n"),
  ).toBe(true);
  expect(failuresOf(report)).not.toEqual([]);
});

test("one case can be run alone, by its id, and says so", async () => {
  const report = await runContract(ledger, {
    ...quick,
    only: "ledger/updateAccount/refused/body-phone-pattern",
  });
  expect(report.cases.map(({ id, judge, isPassed }) => [id, judge, isPassed])).toEqual([
    ["ledger/updateAccount/refused/body-phone-pattern", "prism", true],
  ]);
  expect(report.isPartial).toBe(true);
  expect(failuresOf(report)).toEqual([]);
  expect(failuresOf(await runContract(ledger, { ...quick, only: "ledger/nothing" }))).toEqual([
    "no case has this id",
  ]);
});

test("the same seed gives the same random requests, and a failing one is made small", async () => {
  const adapter = brokenClient({
    input: (input) => (JSON.stringify(input.body ?? "").includes("é") ? { ...input, body: {} } : input),
  });
  const run = () =>
    runContract(ledger, {
      adapter,
      seed: 4,
      randomRuns: 200,
      mutants: false,
      only: "ledger/updateAccount/random",
    });
  const [first, second] = [await run(), await run()];
  expect(first.random).toEqual(second.random);
  expect(first.random[0]?.isPassed).toBe(false);
  const { body } = JSON.parse(JSON.stringify(first.random[0]?.counterexample));
  expect(Object.keys(body)).toHaveLength(1);
});

test("what cannot be exercised is missing by name, unless the document gives a reason", async () => {
  const schema = "#/components/schemas/Address";
  const open = await ledgerWith(schema, (address) => {
    address.anyOf = [{ properties: { city: { maxLength: 5 } } }, {}];
  });
  const reason = "every value that was tried is still valid, for example by another branch of a union";
  const { missing } = (await runContract(open, quick)).coverage;
  expect(missing).toEqual([
    { id: "createAccount constraint body/address anyOf invalid", reason: `${reason} (${schema})` },
    {
      id: "createAccount constraint body/address/city maxLength (Address.anyOf.0.properties.city) invalid",
      reason: `${reason} (${schema}/anyOf/0/properties/city)`,
    },
  ]);
  const explained = await ledgerWith(schema, (address) => {
    address.anyOf = [{ properties: { city: { maxLength: 5 } } }, {}];
    address["x-contract-skip"] = "only advice";
  });
  const report = await runContract(explained, quick);
  expect(failuresOf(report)).toEqual([]);
  expect(report.coverage.skipped).toContainEqual({ id: missing[0]?.id, reason: "only advice" });
});

test("an example that breaks its own schema fails the run, and no case of it", async () => {
  const document = await ledgerWith(
    "#/paths/~1accounts~1{accountId}/get/responses/200/content/application~1json/examples",
    (examples) => {
      examples.wrong = { value: { id: "seven", name: "x" } };
    },
  );
  const report = await runContract(document, quick);
  expect(failuresOf(report)).toEqual(["faults of the document: 1"]);
  expect(report.faults[0]).toMatchObject({ pointer: expect.stringMatching(/examples\/wrong$/), cases: 1 });
  expect(report.faults[0]?.reason).toContain("the second judge at response/body/id: type");
});

test("a run that is interrupted, or crashes, still reports what ran", async () => {
  const interruption = new AbortController();
  const report = await runContract(ledger, {
    ...quick,
    signal: interruption.signal,
    onProgress: ({ cases }) => void (cases === 20 && interruption.abort(new Error("interrupted"))),
  });
  expect(report.crash).toBe("Error: interrupted");
  expect(report.cases.length).toBeGreaterThanOrEqual(20);
  expect(report.cases.length).toBeLessThan(40);
  expect(failuresOf(report)[0]).toBe("the run ended early: Error: interrupted");
  const crashed = await runContract(ledger, {
    ...quick,
    onProgress: ({ phase }) => {
      if (phase === "canaries") throw new Error("a bug");
    },
  });
  expect(crashed.crash).toBe("Error: a bug");
  expect(crashed.cases.length).toBeGreaterThan(10);
});

test("a client that never settles is ended by the deadline", async () => {
  const adapter = { call: () => new Promise(() => {}), describeFailure: () => undefined };
  const report = await runContract(ledger, {
    ...quick,
    adapter,
    deadlineMs: 20,
    only: "ledger/getAccount/accepted",
  });
  expect(report.cases[0]?.reasons[0]).toBe("the client sent nothing: Error: no end within 20 ms");
});

test("a validator of the client's has to agree with the judges, in verdict and place", async () => {
  const run = async (request: (value: unknown) => { path: string; keyword: string }[]) => {
    const report = await runContract(ledger, {
      ...quick,
      validators: { updateAccount: { request } },
      only: "ledger/updateAccount",
    });
    return report.cases.flatMap(({ reasons }) => reasons);
  };
  const blind = await run(() => []);
  expect(blind).toContain("the client's validator does not name body/phone pattern; it says nothing");
  const strict = await run(() => [{ path: "/name", keyword: "minLength" }]);
  expect(strict).toContain("the client's validator refuses a valid request: /name minLength");
});

test("a sample of the operations is tried whole, and the report says so", async () => {
  const report = await runContract(ledger, { ...quick, sample: 0.4 });
  expect(report.operations.map(({ id }) => id)).toEqual(["getAccount", "updateAccount"]);
  expect(report.sample).toBe(0.4);
  expect(failuresOf(report)).toEqual([]);
});

test("requests and answers of cases that passed are left out where nobody asks for them", async () => {
  const adapter = brokenClient({ forgiving: (status) => status === 404 });
  const { cases } = await runContract(ledger, { ...quick, adapter, keepPassed: false });
  const [passed, failed] = [
    cases.filter(({ isPassed }) => isPassed),
    cases.filter(({ isPassed }) => !isPassed),
  ];
  expect(passed.every(({ exchange, input }) => exchange === undefined && input === undefined)).toBe(true);
  expect(failed.length).toBeGreaterThan(0);
  expect(failed.every(({ exchange }) => exchange !== undefined)).toBe(true);
});
