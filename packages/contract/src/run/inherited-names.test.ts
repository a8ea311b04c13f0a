import { expect, test } from "vitest";
import { failuresOf } from "./contract-report.js";
import { runContract } from "./run-contract.js";

test.each(["__proto__", "constructor", "toString"])(
  "a query parameter may have the name %s, which every object has",
  async (name) => {
    const schema = { type: "string", maxLength: 5 };
    const responses = { "200": { description: "" } };
    const operation = (isRequired: boolean) => ({
      operationId: isRequired ? "needA" : "takeA",
      parameters: [{ name, in: "query", required: isRequired, schema }],
      responses,
    });
    const document = {
      openapi: "3.1.0",
      info: { title: "A", version: "1" },
      paths: { "/a": { get: operation(true) }, "/b": { get: operation(false) } },
    };
    const report = await runContract(document, { mutants: false, randomRuns: 5, seed: 1 });
    expect(failuresOf(report)).toEqual([]);
  },
);
