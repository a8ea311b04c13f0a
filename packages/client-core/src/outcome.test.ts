import fc from "fast-check";
import { expect, test } from "vitest";
import {
  createCustomer,
  getCustomer,
  replaceCustomer,
  updateCustomer,
} from "../test-support/synthetic-provider.js";
import type { Outcome } from "./errors.js";
import { type Attempt, outcomeOf } from "./outcome.js";

const unsent: Attempt = { reached: false };
const lost: Attempt = { reached: true };
const refused: Attempt = { reached: true, status: 200, isRefusal: true };
const answered = (status: number): Attempt => ({ reached: true, status });

test.each<[name: string, attempts: readonly Attempt[], outcome: Outcome]>([
  ["nothing was tried", [], "not-sent"],
  ["nobody was reached", [unsent], "not-sent"],
  ["nobody was reached, twice", [unsent, unsent], "not-sent"],
  ["the connection was lost", [lost], "unknown"],
  ["a 2xx could not be read", [answered(200)], "unknown"],
  ["a 2xx says no", [refused], "rejected"],
  ["a refused request came after one that nobody got", [unsent, answered(400)], "rejected"],
  ["nobody was reached after a refusal", [answered(429), unsent], "rejected"],
  ["a refusal came after a lost attempt", [lost, answered(400)], "unknown"],
  ["a refusal in a 2xx came after a lost attempt", [answered(503), refused], "unknown"],
  ["nobody was reached after a lost attempt", [lost, unsent], "unknown"],
])("where %s", (_, attempts, outcome) => {
  expect(outcomeOf(updateCustomer, attempts)).toBe(outcome);
});

test.each<[outcome: Outcome, statuses: readonly number[]]>([
  ["rejected", [400, 401, 403, 404, 405, 409, 410, 412, 415, 421, 422, 425, 428, 429, 451, 499]],
  // They ask for the same request at another address, so that this one was not carried out.
  ["rejected", [307, 308]],
  // Any other redirect may follow a request that was carried out; a browser shows the status 0.
  ["unknown", [0, 300, 301, 302, 303, 304, 305, 306]],
  ["unknown", [200, 201, 202, 204, 206, 408, 500, 501, 502, 503, 504, 599]],
])("is %s for an unsafe operation that was answered %j", (outcome, statuses) => {
  for (const status of statuses) {
    expect(outcomeOf(updateCustomer, [answered(status)]), `${status}`).toBe(outcome);
    expect(outcomeOf(replaceCustomer, [answered(status)]), `${status}`).toBe(outcome);
  }
});

test("is never unknown for an operation that changes nothing", () => {
  const attempt = fc.record({ reached: fc.boolean(), status: fc.option(fc.nat(599), { nil: undefined }) });
  fc.assert(
    fc.property(fc.array(attempt), (attempts) => {
      const isReached = attempts.some(({ reached }) => reached);
      expect(outcomeOf(getCustomer, attempts)).toBe(isReached ? "rejected" : "not-sent");
    }),
  );
});

test("is as bad as the worst attempt, wherever that stands", () => {
  const attempt = fc.constantFrom(unsent, lost, refused, answered(400), answered(503), answered(303));
  const outcomes: readonly Outcome[] = ["not-sent", "rejected", "unknown"];
  fc.assert(
    fc.property(fc.array(attempt), (attempts) => {
      const each = attempts.map((one) => outcomes.indexOf(outcomeOf(updateCustomer, [one])));
      expect(outcomeOf(updateCustomer, attempts)).toBe(outcomes[Math.max(0, ...each)]);
    }),
  );
});

test.each<[name: string, before: readonly Attempt[], outcome: Outcome]>([
  ["a lost attempt", [lost], "unknown"],
  ["an attempt that was refused for now", [answered(429)], "unknown"],
  ["an attempt that reached nobody", [unsent], "rejected"],
  ["no attempt", [], "rejected"],
])("takes a repeated idempotency key after %s for what it says", (_, before, outcome) => {
  expect(outcomeOf(createCustomer, [...before, answered(409)])).toBe(outcome);
});

test("takes the same status of an operation without a key for a refusal", () => {
  expect(outcomeOf(replaceCustomer, [answered(429), answered(409)])).toBe("rejected");
});

test("takes a repeated key of the caller's for one of a call before", () => {
  expect(outcomeOf(createCustomer, [answered(409)], { key: true })).toBe("unknown");
  expect(outcomeOf(createCustomer, [answered(400)], { key: true })).toBe("rejected");
  expect(outcomeOf(createCustomer, [unsent], { key: true })).toBe("not-sent");
});

test("stays unknown after a call before, whatever this one comes to", () => {
  for (const attempts of [[], [unsent], [answered(400)], [refused]]) {
    expect(outcomeOf(replaceCustomer, attempts, { change: true })).toBe("unknown");
    expect(outcomeOf(getCustomer, attempts, { change: true })).not.toBe("unknown");
  }
});
