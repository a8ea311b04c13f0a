import { expect, test } from "vitest";
import { planContract } from "../cases/plan.js";
import { createReaders } from "../schema/schema-reader.js";
import { validatorReasons } from "./check-validators.js";

const document = {
  openapi: "3.1.0",
  info: { title: "A", version: "1" },
  paths: {
    "/a": {
      post: {
        operationId: "postA",
        requestBody: {
          content: {
            "application/json": {
              schema: {
                type: "object",
                properties: {
                  plans: {
                    type: "object",
                    additionalProperties: {
                      type: "object",
                      properties: { count: { type: "array", items: { type: "integer" } } },
                    },
                  },
                },
              },
            },
          },
        },
        responses: { "204": { description: "Nothing." } },
      },
    },
  },
};
const { cases } = planContract(createReaders(document), "a");
const inMap = cases.find(({ id }) => id === "a/postA/refused/body-plans-count-type-2");

test.each(["/plans/extra1/count/0", "/plans/count/0"])(
  "a validator may leave out the names that a value brought along: %s",
  (path) => {
    expect(inMap).toBeDefined();
    const said = (given: string) =>
      inMap && validatorReasons(inMap, { request: () => [{ path: given, keyword: "type" }] });
    expect(said(path)).toEqual([]);
    expect(said(path.replace("count", "other"))).not.toEqual([]);
  },
);

test("a validator that names a choice of alternatives has named their types", () => {
  const said = (path: string) =>
    inMap && validatorReasons(inMap, { request: () => [{ path, keyword: "oneOf" }] });
  expect(said("/plans/count/0")).toEqual([]);
  expect(said("/plans")).not.toEqual([]);
});
