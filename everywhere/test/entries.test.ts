import { expect, test } from "vitest";
import { entries } from "../acceptance/entries.ts";
import { publishedPackages } from "../src/api/entries.ts";

test("the programs import every path that the packages export", () => {
  const exported = publishedPackages()
    .filter(({ id }) => id !== "contract")
    .flatMap((one) => one.entries.map(({ specifier }) => specifier.replace("@provider-clients/", "")));
  expect(Object.keys(entries).sort()).toEqual(exported.sort());
});
