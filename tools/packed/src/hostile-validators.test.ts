import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { validators as finosu } from "@provider-clients/finosu/validators";
import { validators as payabli } from "@provider-clients/payabli/validators";
import { validators as soap } from "@provider-clients/soap/validators";
import { describe, expect, test } from "vitest";

type Check = (value: unknown) => unknown;

const checksOf = (name: string, validators: object): [title: string, name: string, check: Check][] =>
  Object.entries(validators).flatMap(([operation, sides]: [string, Readonly<Record<string, Check>>]) =>
    Object.entries(sides).map(([side, check]): [string, string, Check] => [
      `${name} ${operation} ${side}`,
      name,
      check,
    ]),
  );

/** Every property that a package's validators look at, so that each of their patterns meets each text. */
const propertiesOf = (name: string): string[] => {
  const entry = fileURLToPath(import.meta.resolve(`@provider-clients/${name}/validators`));
  const code = readFileSync(entry.replace(/validators\.js$/, "checks.js"), "utf8");
  return [...new Set([...code.matchAll(/\w\["(\w+)"\]/g)].map(([, property = ""]) => property))];
};

// What makes regular expressions for addresses, dates, numbers and names try again and again.
const length = 500_000;
const texts: Readonly<Record<string, string>> = {
  "one letter": "a".repeat(length),
  "one digit": "1".repeat(length),
  "letters, then another": `${"a".repeat(length)}!`,
  "an address without an end": `a@${"a".repeat(length)}`,
  "an address of hyphens": `a@a${"-".repeat(length)}`,
  "an address of labels": `a@${"a.".repeat(length / 2)}`,
  "a name of dots": `${"a.".repeat(length / 2)}@`,
  "a time of digits": `2026-01-01T00:00:00.${"0".repeat(length)}`,
  "a zone without an end": `2026-01-01T00:00:00+${"0".repeat(length)}`,
  blanks: " ".repeat(length),
  "line ends": "\n".repeat(length),
  colons: "0:".repeat(length / 2),
  "halves of characters": "\ud800".repeat(length),
};

describe.for([...checksOf("finosu", finosu), ...checksOf("soap", soap), ...checksOf("payabli", payabli)])(
  "%s",
  ([, name, check]) => {
    const properties = propertiesOf(name);

    test.for(Object.entries(texts))("%s takes no longer than its length", ([, text]) => {
      const body = Object.fromEntries(properties.map((property) => [property, text]));
      const startedAt = performance.now();
      check(body);
      check({ Records: [body], results: [body], responseData: body, ...body });
      expect(properties.length).toBeGreaterThan(4);
      // Linear work on all properties is tens of milliseconds; backtracking on one would be minutes.
      expect(performance.now() - startedAt).toBeLessThan(5000);
    });
  },
);
