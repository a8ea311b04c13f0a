import { expect, test } from "vitest";
import { generationProblems } from "../checks/check.js";
import { objectOf } from "../json.js";
import { parseSpec } from "../reader/read-spec.js";
import { leaveOut, type Remainder } from "./leave-out.js";

const head = 'openapi: 3.1.1\ninfo: { title: Acme, version: "1" }\n';
const answer = (schema: string): string =>
  `{ "200": { description: Yes, content: { application/json: { schema: ${schema} } } } }`;

const remainderOf = (text: string): Remainder => {
  const spec = parseSpec("acme", "a.yaml", head + text);
  return leaveOut(spec.document, generationProblems(spec));
};

test("one bad operation goes, with what only it has used, and the rest stays", () => {
  const { document, leftOut, fatal } = remainderOf(`paths:
  /good: { get: { operationId: good, responses: ${answer('{ $ref: "#/components/schemas/Shared" }')} } }
  /bad:
    get: { operationId: bad, responses: ${answer('{ $ref: "#/components/schemas/OnlyBad" }')} }
    delete: { operationId: fine, responses: { "204": { description: Gone } } }
components:
  schemas:
    Shared: { type: object }
    OnlyBad: { type: object, properties: { a: { $ref: "#/components/schemas/Deep" } } }
    Deep: { type: nonsense }
    Unused: { type: string }
`);
  expect(leftOut.map(({ title, problems }) => [title, problems.map(({ message }) => message)])).toEqual([
    ["GET /bad", [expect.stringContaining('`type` is "nonsense"')]],
  ]);
  expect(fatal).toEqual([]);
  expect(Object.keys(objectOf(objectOf(objectOf(document.paths)["/bad"])))).toEqual(["delete"]);
  expect(Object.keys(objectOf(objectOf(document.components).schemas))).toEqual(["Shared", "Unused"]);
});

test("what a component needs that nothing uses stays, although only a bad operation has used it", () => {
  const { document, leftOut } = remainderOf(`paths:
  /good: { get: { operationId: good, responses: { "204": { description: Yes } } } }
  /bad: { get: { operationId: bad, parameters: [{ in: query }], responses: ${answer('{ $ref: "#/components/schemas/Shared" }')} } }
components:
  schemas:
    Shared: { type: object }
    Unused: { type: array, items: { $ref: "#/components/schemas/Shared" } }
`);
  expect(leftOut.map(({ title }) => title)).toEqual(["GET /bad"]);
  expect(Object.keys(objectOf(objectOf(document.components).schemas))).toEqual(["Shared", "Unused"]);
});

test("what is wrong in what a path shares hits all its operations, and the path goes", () => {
  const { document, leftOut } = remainderOf(`paths:
  /good: { get: { operationId: good, responses: { "204": { description: Yes } } } }
  /bad:
    parameters: [{ in: query }]
    get: { operationId: one, responses: { "204": { description: Yes } } }
    put: { operationId: two, responses: { "204": { description: Yes } } }
`);
  expect(leftOut.map(({ title }) => title)).toEqual(["GET /bad", "PUT /bad"]);
  expect(Object.keys(objectOf(document.paths))).toEqual(["/good"]);
});

test("an operation that refers into one that goes goes too", () => {
  const { leftOut } = remainderOf(`paths:
  /one: { get: { operationId: one, parameters: [{ in: query }], responses: ${answer("{ type: string }")} } }
  /two: { get: { operationId: two, responses: ${answer('{ $ref: "#/paths/~1one/get/responses/200/content/application~1json/schema" }')} } }
  /three: { get: { operationId: three, responses: ${answer("{ type: string }")} } }
`);
  expect(leftOut.map(({ title }) => title)).toEqual(["GET /one", "GET /two"]);
});

test("a bad component that nothing uses goes alone, and a bad webhook goes alone", () => {
  const { leftOut, document } = remainderOf(`paths:
  /good: { get: { operationId: good, responses: { "204": { description: Yes } } } }
webhooks:
  made: { post: { requestBody: { content: { application/json: { schema: { type: nonsense } } } }, responses: { "200": { description: Yes } } } }
components: { schemas: { Bad: { required: yes } } }
`);
  expect(leftOut.map(({ title, isOperation }) => [title, isOperation])).toEqual([
    ["POST of the webhook made", true],
    ["components/schemas/Bad", false],
  ]);
  expect(document.webhooks).toEqual({});
});

test("what is wrong with the document itself is no operation's", () => {
  const { fatal, leftOut } = remainderOf("servers: 5\npaths: { /a: { get: { responses: {} } } }\n");
  expect(fatal.map(({ pointer }) => pointer)).toEqual(["#/servers"]);
  expect(leftOut).toEqual([]);
});
