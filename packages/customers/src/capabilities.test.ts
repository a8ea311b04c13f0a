import { readFile, writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { capabilityTable } from "../test-support/capability-table.js";
import { capabilities } from "./capabilities.js";

const reference = new URL("../../../docs/customers.md", import.meta.url);
const start = "<!-- capabilities: rendered by `pnpm readme` -->\n";
const end = "\n<!-- /capabilities -->";

test("the reference's table is the one that the mapping gives (`pnpm readme` writes it)", async () => {
  const text = await readFile(reference, "utf8");
  const from = text.indexOf(start) + start.length;
  const to = text.indexOf(end, from);
  expect([text.includes(start), to > 0]).toEqual([true, true]);
  const table = capabilityTable();
  if (process.env.WRITE_README) await writeFile(reference, text.slice(0, from) + table + text.slice(to));
  else expect(text.slice(from, to)).toBe(table);
});

test("says what is sent, what gets lost and what is missing", () => {
  expect(capabilities.soap.create.email).toEqual({ support: "yes", name: "email", required: true });
  expect(capabilities.soap.update.email).toEqual({ support: "yes", name: "email" });
  expect(capabilities.soap.update.externalId).toEqual({ support: "no" });
  expect(capabilities.soap.create.externalId).toMatchObject({ support: "yes", name: "internal_id" });
  expect(capabilities.finosu.read.isTest).toEqual({ support: "yes", name: "isTest" });
  expect(capabilities.payabli.update.timeZone).toMatchObject({ support: "partly", name: "timeZone" });
  expect(capabilities.payabli.read.timeZone).toMatchObject({ support: "no" });
});
