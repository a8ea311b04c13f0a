import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { rootFolder, temporaryFolder } from "@provider-clients-internal/shared";
import { expect, onTestFinished, test } from "vitest";
import { renderPages } from "../render-pages.ts";
import { isAbout, isAboutRequest, readSources } from "./sources.ts";

const sourcesOf = (table: string) => {
  const folder = temporaryFolder("sources");
  onTestFinished(() => folder[Symbol.dispose]());
  mkdirSync(join(folder.path, "specs/it"), { recursive: true });
  const text = `# It\n\nStrength of evidence: **page**.\n\n| part | source |\n|---|---|\n${table}\n`;
  writeFileSync(join(folder.path, "specs/it/SOURCES.md"), text);
  return readSources(folder.path, "it").rows;
};

test("a row's evidence is told from its source, and a bar in a cell stays in it", () => {
  expect(
    sourcesOf("| envelope | page; `roomId`: sdk |\n| `a \\| b` | sdk, docs |\n| odd | somewhere |"),
  ).toEqual([
    { part: "envelope", strength: "page", source: "`roomId`: sdk" },
    { part: "`a | b`", strength: "sdk, docs", source: "" },
    { part: "odd", strength: "", source: "somewhere" },
  ]);
});

test("a provider whose SOURCES.md has no table, as new-provider writes it, has no rows", () => {
  const folder = temporaryFolder("sources");
  onTestFinished(() => folder[Symbol.dispose]());
  mkdirSync(join(folder.path, "specs/it"), { recursive: true });
  writeFileSync(join(folder.path, "specs/it/SOURCES.md"), "# It\n\nThe document came from elsewhere.\n");
  expect(readSources(folder.path, "it")).toEqual({ legend: "", rows: [] });
});

test("a row is about an operation when it names its path, verb, a status or a field of it", () => {
  const [path, verb, status, field, other] = sourcesOf(
    "| GET, DELETE `/a` | page |\n| update: names | page |\n| 409 | page |\n| `email` | page |\n| POST `/a` | page |",
  );
  const operation = {
    id: "updateCustomer",
    method: "DELETE",
    path: "/a",
    statuses: ["409"],
    fields: ["email"],
  };
  for (const row of [path, verb, status, field]) expect(row && isAbout(row, operation)).toBe(true);
  expect(path && isAboutRequest(path, operation)).toBe(true);
  expect(other && isAbout(other, operation)).toBe(false);
});

test.each(["finosu", "soap", "payabli"])(
  "every source of %s is shown on a page of its reference",
  async (provider) => {
    const pages = (await renderPages(rootFolder)).filter(
      ({ slug }) => slug.startsWith(`reference/${provider}`) && !slug.endsWith("/sources"),
    );
    const text = pages.map(({ body }) => body.replaceAll("\\|", "|")).join("\n");
    const { rows } = readSources(rootFolder, provider);
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.filter(({ part }) => !text.includes(part))).toEqual([]);
  },
);

test("an operation's page says what is sent, what comes back, what is not documented, and where all that is from", async () => {
  const page = (await renderPages(rootFolder)).find(({ slug }) => slug === "reference/soap/updatecustomer");
  expect(page?.body).toContain(
    "| `PATCH /api/v1/customers/{id}` | [page](page:reference/soap#evidence) | never",
  );
  expect(page?.body).toContain(
    "| `phone_number` | string | pattern `^[0-9]{10}$` | Phone number as ten digits",
  );
  expect(page?.body).toContain("> **Not documented.** The page does not print the success status");
  expect(page?.body).toContain(
    '| PATCH `/api/v1/customers/{id}` | page | "update customer", docs.paywithsoap.com |',
  );
});
