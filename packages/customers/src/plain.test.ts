import { expect, test } from "vitest";
import { fromPlain, toPlain } from "./plain.js";

class Person {
  readonly #name = "Jane";
  get firstName(): string {
    return this.#name;
  }
  greet(): string {
    return "hello";
  }
}

test("class instances are read with their getters, and a bigint comes back as it was", () => {
  const row = { targets: { payabli: { id: 9007199254740993n } }, changes: new Person() };
  expect(fromPlain(JSON.parse(JSON.stringify(toPlain(row))))).toEqual({
    targets: { payabli: { id: 9007199254740993n } },
    changes: { firstName: "Jane" },
  });
});

test("equal data gives equal text, whatever the order of its keys", () => {
  expect(JSON.stringify(toPlain({ a: 1, b: { d: [1], c: 2 } }))).toBe(
    JSON.stringify(toPlain({ b: { c: 2, d: [1] }, a: 1, e: undefined })),
  );
});

test("what JSON would drop in silence is kept as something that is refused", () => {
  expect(toPlain({ firstName: () => "Jane" })).toEqual({ firstName: {} });
  expect(toPlain(new Date("1990-01-02"))).toBe("1990-01-02T00:00:00.000Z");
});

test("data that contains itself, or has a getter that throws, is refused", () => {
  const circle: Record<string, unknown> = {};
  circle.self = circle;
  expect(() => toPlain(circle)).toThrow("nested too deeply, or contains itself");
  const broken = {
    get name() {
      throw new Error("private");
    },
  };
  expect(() => toPlain(broken)).toThrow("name could not be read");
});
