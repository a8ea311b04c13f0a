import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { backOff, isTransient, readRetryAfter } from "./retry.js";

test("reads seconds", () => {
  expect(readRetryAfter("0")).toBe(0);
  expect(readRetryAfter("120")).toBe(120_000);
  expect(readRetryAfter("007")).toBe(7000);
});

test("reads a date, and none of the past", () => {
  vi.useFakeTimers({ now: Date.UTC(2026, 0, 1), toFake: ["Date"] });
  expect(readRetryAfter("Thu, 01 Jan 2026 00:00:07 GMT")).toBe(7000);
  expect(readRetryAfter("Thu, 01 Jan 2015 00:00:07 GMT")).toBe(0);
  vi.useRealTimers();
});

test("reads the two older formats of a date that HTTP still allows, both of which mean GMT", () => {
  vi.useFakeTimers({ now: Date.UTC(2026, 0, 1), toFake: ["Date"] });
  expect(readRetryAfter("Thursday, 01-Jan-26 00:00:07 GMT")).toBe(7000);
  expect(readRetryAfter("Thu Jan  1 00:00:07 2026")).toBe(7000);
  vi.useRealTimers();
});

test.each(["2147484", "99999999999", "9".repeat(310), "Fri, 31 Dec 9999 23:59:59 GMT"])(
  "reads no more than a timer can wait from %s",
  (value) => {
    expect(readRetryAfter(value)).toBe(2_147_483_647);
  },
);

test("reads nothing from what is neither", () => {
  for (const value of [
    "",
    "soon",
    "-5",
    "1.5",
    "1e3",
    "12 34",
    "2026-01-01",
    "0x10",
    "Infinity",
    "not GMT",
  ]) {
    expect(readRetryAfter(value)).toBeUndefined();
  }
});

test("never reads a negative number or NaN, whatever is sent", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.nat().map(String),
        fc.date().map((date) => date.toUTCString()),
      ),
      (value) => {
        const ms = readRetryAfter(value);
        return ms === undefined || (ms >= 0 && ms < 2 ** 31);
      },
    ),
  );
});

test("backs off with full jitter under a growing, bounded limit", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100 }), (attempts) => {
      const ms = backOff(attempts);
      return ms >= 0 && ms <= 8000 && ms <= 250 * 2 ** attempts;
    }),
  );
});

test("takes 408, 429 and 5xx, lost connections and lost time for transient, and no other answer", () => {
  expect([408, 429, 500, 501, 503, 599].every((status) => isTransient("answer", status))).toBe(true);
  expect([200, 302, 400, 401, 404, 409, 422, 499].some((status) => isTransient("answer", status))).toBe(
    false,
  );
  expect(isTransient("network")).toBe(true);
  expect(isTransient("timeout", 200)).toBe(true);
  expect(isTransient("unreadable", 200)).toBe(false);
});
