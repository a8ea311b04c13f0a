import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { validators as finosu } from "@provider-clients/finosu/validators";
import {
  entriesOf,
  followReference,
  type Json,
  type JsonObject,
  loadSpec,
  objectOf,
  operationsIn,
} from "@provider-clients/openapi";
import { validators as payabli } from "@provider-clients/payabli/validators";
import { validators as soap } from "@provider-clients/soap/validators";
import * as esbuild from "esbuild";
import { expect, test } from "vitest";
import { operationsOf } from "./operations-of.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));

type Judge = (value: unknown) => readonly unknown[];
type Judges = Readonly<Record<string, { readonly request?: Judge; readonly response?: Judge } | undefined>>;

const providers: Readonly<Record<string, Judges>> = {
  finosu: operationsOf(finosu),
  payabli: operationsOf(payabli),
  soap: operationsOf(soap),
};

/** The named examples of a body that a schema describes, by name. */
const examplesOf = (document: JsonObject, holder: Json | undefined): readonly (readonly [string, Json])[] =>
  entriesOf(objectOf(followReference(document, holder)).content)
    .filter(([mediaType]) => mediaType === "application/json")
    .flatMap(([, media]) => entriesOf(objectOf(media).examples))
    .map(([name, example]) => [name, objectOf(followReference(document, example)).value ?? null] as const);

// Those of added providers are held to their documents by `contract:checks`, which knows what is wrong with these.
test.each(Object.keys(providers))(
  "every named example of %s passes the validator of its place",
  async (name) => {
    const { document } = await loadSpec(root, name);
    const judges: Judges | undefined = providers[name];
    let count = 0;
    for (const { operation } of operationsIn(document)) {
      const id = String(operation.operationId);
      const successes = entriesOf(operation.responses).filter(([status]) => status.startsWith("2"));
      const bodies = [
        ...examplesOf(document, operation.requestBody).map((each) => ["request", ...each] as const),
        ...successes
          .flatMap(([, answer]) => examplesOf(document, answer))
          .map((each) => ["response", ...each] as const),
      ];
      for (const [direction, example, value] of bodies) {
        expect(judges?.[id]?.[direction]?.(value), `${id} ${direction} ${example}`).toEqual([]);
        count += 1;
      }
    }
    expect(count).toBeGreaterThan(0);
  },
);

test("a validator says where, which rule and what it asks, and never what was given", () => {
  expect(soap.updateCustomer.request({})).toEqual([
    { path: "", keyword: "minProperties", message: "must have at least 1 property" },
  ]);
  expect(soap.updateCustomer.request({ phone_number: "123" })).toEqual([
    { path: "/phone_number", keyword: "pattern", message: "must match ^[0-9]{10}$" },
  ]);
  expect(payabli.updateCustomer.request({ customerStatus: 2, additionalFields: { secret: 5 } })).toEqual([
    { path: "/customerStatus", keyword: "enum", message: "must be one of -99,0,1,85,null" },
    { path: "/additionalFields", keyword: "type", message: "must be a string" },
  ]);
  expect(soap.updateCustomer.response({ id: "cus_1", later: true })).toEqual([]);
});

const gzippedSize = async (imports: string, from: string): Promise<number> => {
  const { outputFiles } = await esbuild.build({
    stdin: {
      contents: `import { ${imports} } from "${from}"; console.log(${imports});`,
      resolveDir: `${root}/tools/contract`,
    },
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
  });
  return gzipSync(outputFiles[0]?.contents ?? "", { level: 9 }).length;
};

test("validators stay small", async () => {
  expect(
    await gzippedSize(
      "updateCustomerRequest, updateCustomerResponse",
      "@provider-clients/payabli/validators",
    ),
  ).toBeLessThan(1600);
  expect(await gzippedSize("validators", "@provider-clients/payabli/validators")).toBeLessThan(4200);
});
