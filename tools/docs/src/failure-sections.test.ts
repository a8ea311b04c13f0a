import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describeOperations } from "@provider-clients/codegen";
import { loadSpec } from "@provider-clients/openapi";
import { rootFolder } from "@provider-clients-internal/shared";
import { expect, test } from "vitest";
import { failureSections } from "./failure-sections.ts";

test.each(["finosu", "soap", "payabli"])(
  "the page on unknown outcomes of %s has a part for every operation that changes something",
  async (name) => {
    const { document } = await loadSpec(rootFolder, name);
    const page = readFileSync(join(rootFolder, `docs/failures/${name}.md`), "utf8");
    const told = [...page.matchAll(/^## (\w+)$/gm)].map(([, id]) => id);
    const changing = describeOperations(document).filter(({ isSafe }) => !isSafe);
    expect(told.sort()).toEqual(changing.map(({ id }) => id).sort());
  },
);

test("the table of retries says of each operation why it is sent again, or that it never is", async () => {
  const { document } = await loadSpec(rootFolder, "payabli");
  const sections = failureSections(rootFolder, [{ name: "payabli", document }]);
  const rows = sections.find(({ name }) => name === "retries")?.content.split("\n") ?? [];
  const row = (id: string) => rows.find((each) => each.startsWith(`| \`${id}\``));
  expect(row("getCustomer")).toContain("| yes: it changes nothing | call again |");
  expect(row("updateCustomer")).toContain("| yes: HTTP says that a repeated PUT is harmless |");
  expect(row("createCustomer")).toContain(
    "yes, with one `idempotencyKey` per call, which is remembered for about 120 seconds",
  );
  expect(row("linkCustomerTransaction")).toContain(
    "| never: nobody says that a repeat is harmless | [what now](payabli.md#linkcustomertransaction) |",
  );
});
