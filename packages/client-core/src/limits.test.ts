import { expect, test } from "vitest";
import { readLimits } from "./limits.js";

test("has defaults, and takes undefined for one of them", () => {
  const defaults = { timeoutMs: 30_000, attemptTimeoutMs: 0, retries: 2, maxResponseBytes: 10_485_760 };
  expect(readLimits({})).toEqual(defaults);
  expect(readLimits({ timeoutMs: undefined, retries: undefined })).toEqual(defaults);
});

test("puts a call's limits over the client's", () => {
  const client = readLimits({ timeoutMs: 5, retries: 1 });
  expect(readLimits({ retries: 0 }, client)).toMatchObject({ timeoutMs: 5, retries: 0 });
  expect(client.retries).toBe(1);
});

test("refuses what a timer or a counter cannot hold, naming the option and its range", () => {
  for (const name of ["timeoutMs", "attemptTimeoutMs", "maxResponseBytes", "retries"] as const) {
    for (const value of [
      -1,
      1.5,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      2 ** 31,
      "5" as never,
      null as never,
    ]) {
      expect(() => readLimits({ [name]: value }), `${name} ${value}`).toThrow(
        new RegExp(`^\`${name}\` must be a whole number from [01] to 2147483647; .+\\.$`),
      );
    }
  }
  expect(() => readLimits({ timeoutMs: 0 })).toThrow("from 1");
  expect(readLimits({ retries: 0, timeoutMs: 2 ** 31 - 1 }).retries).toBe(0);
});
