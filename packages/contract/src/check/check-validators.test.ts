import { expect, test } from "vitest";
import type { ContractCase } from "../cases/contract-case.js";
import { planContract } from "../cases/plan.js";
import type { Json } from "../document/json.js";
import type { RecordedRequest } from "../mock/recorded-request.js";
import { createReaders } from "../schema/schema-reader.js";
import { type ValidatorIssue, validatorReasons } from "./check-validators.js";

const documentOf = (schema: Json) => ({
  openapi: "3.1.0",
  info: { title: "A", version: "1" },
  paths: {
    "/a": {
      post: {
        operationId: "postA",
        requestBody: { content: { "application/json": { schema } } },
        responses: { "204": { description: "Nothing." } },
      },
    },
  },
});

const caseOf = (schema: Json, name: string): ContractCase => {
  const { cases } = planContract(createReaders(documentOf(schema)), "a");
  const found = cases.find(({ id }) => id === `a/postA/refused/${name}`);
  if (found === undefined)
    throw new Error(`There is no ${name} among ${cases.map(({ id }) => id).join(", ")}.`);
  return found;
};

/** What is wrong with a validator that reports one issue, where the judges report these violations. */
const reasonsFor = (
  each: ContractCase,
  issues: readonly ValidatorIssue[],
  judged: readonly (readonly [code: string, ...location: string[]])[] = [],
): readonly string[] => {
  const violations = judged.map(
    ([code, ...location]) =>
      ({
        location: ["request", ...location],
        severity: "Error",
        code,
        message: "",
        judge: "second",
      }) as const,
  );
  const recorded: RecordedRequest = {
    method: "POST",
    path: "/a",
    query: {},
    headers: {},
    body: undefined,
    answer: { status: 422, headers: {}, body: undefined },
    violations,
  };
  return validatorReasons(each, { recorded }, { request: () => issues });
};

const counts = { type: "object", properties: { count: { type: "array", items: { type: "integer" } } } };
const inMap = caseOf(
  { type: "object", properties: { plans: { type: "object", additionalProperties: counts } } },
  "body-plans-count-type-2",
);

test.each(["/plans/extra1/count/0", "/plans/count/0"])(
  "a validator may leave out the names that a value brought along: %s",
  (path) => {
    expect(reasonsFor(inMap, [{ path, keyword: "type" }])).toEqual([]);
    expect(reasonsFor(inMap, [{ path: path.replace("count", "other"), keyword: "type" }])).not.toEqual([]);
  },
);

test.each(["", "/b"])(
  "a property that another one asks for may be reported at the object or at itself: %j",
  (path) => {
    const schema = {
      type: "object",
      properties: { a: { type: "string" }, b: { type: "string" } },
      dependentRequired: { a: ["b"] },
    };
    const missing = caseOf(schema, "body-dependentRequired-a-b");
    expect(reasonsFor(missing, [{ path, keyword: "dependentRequired" }])).toEqual([]);
    expect(reasonsFor(missing, [{ path: "/c/d", keyword: "dependentRequired" }])).not.toEqual([]);
  },
);

const card = {
  type: "object",
  required: ["number"],
  properties: { number: { type: "string", maxLength: 4 } },
};
const wallet = { type: "object", required: ["token"], properties: { token: { type: "string" } } };
const payment = {
  type: "object",
  properties: { wallets: { type: "object" }, method: { oneOf: [card, wallet] } },
};
const tooLong = caseOf(payment, "body-method-number-maxLength");
const judged = [
  ["maxLength", "body", "method", "number"],
  ["required", "body", "method"],
  ["oneOf", "body", "method"],
] as const;

test.each(["oneOf", "anyOf"])(
  "a validator that explains a value by another branch of the union (%s) has named the rule",
  (keyword) => {
    const issues = [
      { path: "/method", keyword: "required" },
      { path: "/method", keyword },
    ];
    expect(reasonsFor(tooLong, issues, judged)).toEqual([]);
  },
);

test.each<[what: string, issues: readonly ValidatorIssue[]]>([
  ["lacks the rule, so that the value matches a branch", []],
  ["names another branch and no union", [{ path: "/method", keyword: "required" }]],
  ["names a union at another place", [{ path: "/wallets", keyword: "oneOf" }]],
  ["names a union inside", [{ path: "/method/number", keyword: "oneOf" }]],
  ["names a union around, of which the judges know nothing", [{ path: "", keyword: "oneOf" }]],
])("a validator that %s has not named the rule", (_, issues) => {
  expect(reasonsFor(tooLong, issues, judged)).not.toEqual([]);
});

test("a union around a violation that the value matches is no explanation", () => {
  expect(reasonsFor(tooLong, [{ path: "/method", keyword: "oneOf" }], judged.slice(0, 1))).not.toEqual([]);
});

test("a union is found in a map too, with the name that the value brought along or without", () => {
  const inUnion = caseOf(
    { type: "object", additionalProperties: { oneOf: [card, wallet] } },
    "body-number-maxLength",
  );
  const { location } = inUnion.expect.kind === "refused" ? inUnion.expect.violation : { location: [] };
  const [, name = ""] = location;
  for (const path of ["", `/${name}`])
    expect(reasonsFor(inUnion, [{ path, keyword: "oneOf" }], [["oneOf", "body", name]])).toEqual([]);
});

const eitherName = {
  type: "object",
  properties: { name: { anyOf: [{ type: "string" }, { type: "null" }] } },
};
const noName = caseOf(eitherName, "body-name-anyOf");
const branchesOfName = [
  ["type", "body", "name"],
  ["anyOf", "body", "name"],
] as const;

test("a violated union may be explained by what its branches ask for, as the judges do", () => {
  expect(reasonsFor(noName, [{ path: "/name", keyword: "type" }], branchesOfName)).toEqual([]);
  expect(reasonsFor(noName, [{ path: "/name", keyword: "anyOf" }], branchesOfName)).toEqual([]);
});

test.each<[what: string, issues: readonly ValidatorIssue[]]>([
  ["lacks the union", []],
  ["names a rule of which the judges know nothing", [{ path: "/name", keyword: "minLength" }]],
  ["names another place", [{ path: "", keyword: "type" }]],
])("a validator that %s has not named the union", (_, issues) => {
  expect(reasonsFor(noName, issues, branchesOfName)).not.toEqual([]);
});

test("a violated union inside of another may be explained by the outer one", () => {
  const inner = caseOf(
    { type: "object", properties: { method: { oneOf: [eitherName, wallet] } } },
    "body-method-name-anyOf",
  );
  const outer = [...branchesOfName, ["oneOf", "body", "method"]] as const;
  expect(reasonsFor(inner, [{ path: "/method", keyword: "oneOf" }], outer)).toEqual([]);
  expect(reasonsFor(inner, [{ path: "/method", keyword: "oneOf" }], branchesOfName)).not.toEqual([]);
});

test("a request that the client did not send has no judge: any union around the rule counts", () => {
  const reasonsUnsent = (path: string) =>
    validatorReasons(tooLong, {}, { request: () => [{ path, keyword: "oneOf" }] });
  expect(reasonsUnsent("/method")).toEqual([]);
  expect(reasonsUnsent("")).toEqual([]);
  expect(reasonsUnsent("/wallets")).not.toEqual([]);
});

test.each([
  ["body-contains", "minContains"],
  ["body-contains-maxContains", "maxContains"],
])("of %s, a validator may name %s, the number, instead of contains", (name, keyword) => {
  const schema = { type: "array", contains: { const: "a" }, minContains: 2, maxContains: 3 };
  const counted = caseOf(schema, name);
  expect(reasonsFor(counted, [{ path: "", keyword }])).toEqual([]);
  expect(reasonsFor(counted, [{ path: "", keyword: "contains" }])).toEqual([]);
  const other = keyword === "minContains" ? "maxContains" : "minContains";
  expect(reasonsFor(counted, [{ path: "", keyword: other }])).not.toEqual([]);
});
