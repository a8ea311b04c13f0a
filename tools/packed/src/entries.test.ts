import { publishedPackages } from "@provider-clients-internal/shared";
import { expect, test } from "vitest";
import { entries } from "../acceptance/entries.ts";
import { drivenPackages } from "./packed/driven-packages.ts";

test("the programs import every path that the packages export", () => {
  const packages = publishedPackages().filter(({ id }) => id !== "contract");
  const isDriven = ({ id }: { readonly id: string }): boolean => drivenPackages.includes(id);
  for (const one of packages)
    if (!isDriven(one)) console.log(`SKIPPED: ${one.name} on every runtime: no acceptance program drives it`);
  const exported = packages
    .filter(isDriven)
    .flatMap((one) => [...one.entries.map(({ specifier }) => specifier), ...one.data])
    .map((specifier) => specifier.replace("@provider-clients/", ""));
  expect(Object.keys(entries).sort()).toEqual(exported.sort());
});
