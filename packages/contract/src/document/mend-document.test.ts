import { expect, test } from "vitest";
import { failuresOf } from "../run/contract-report.js";
import { runContract } from "../run/run-contract.js";
import type { Json, JsonObject } from "./json.js";
import { upgradeDocument } from "./upgrade-document.js";

const responses = { "204": { description: "Done." } };
const documentOf = (paths: JsonObject): JsonObject => ({
  openapi: "3.1.0",
  info: { title: "A", version: "1" },
  paths,
});

const parameter = (name: string): Json => ({ name, in: "path", required: true, schema: { type: "string" } });

test.each<[string, JsonObject, string, RegExp]>([
  ["a fragment in a path", { "/a#b": { put: { responses } } }, "#/paths/~1a#b", /tried as \/a/],
  [
    "a fragment in a path, beside another method",
    { "/a": { get: { responses } }, "/a#b": { put: { responses } } },
    "#/paths/~1a#b",
    /tried as \/a/,
  ],
  [
    "a body on GET",
    { "/a": { get: { requestBody: { content: { "application/json": {} } }, responses } } },
    "#/paths/~1a/get/requestBody",
    /GET has no body/,
  ],
  [
    "a body without a media type",
    { "/a": { post: { requestBody: { required: true, content: {} }, responses } } },
    "#/paths/~1a/post/requestBody",
    /it has no media type; it is left out/,
  ],
  [
    "a status in lower case",
    { "/a": { get: { responses: { "2xx": { description: "Done." } } } } },
    "#/paths/~1a/get/responses/2xx",
    /read as 2XX/,
  ],
  ...[{}, { responses: {} }, { responses: { 101: { description: "" } } }].map(
    (written): [string, JsonObject, string, RegExp] => [
      `an operation that documents no answer, as ${JSON.stringify(written)}`,
      { "/a": { get: written } },
      "#/paths/~1a/get",
      /no answer is documented; any answer is taken/,
    ],
  ),
  [
    "a parameter that the path does not name",
    { "/a": { get: { parameters: [parameter("id")], responses } } },
    "#/paths/~1a/get",
    /does not name the parameter id/,
  ],
  [
    "an example that is a text of JSON",
    {
      "/a": {
        get: {
          responses: {
            "200": {
              description: "Done.",
              content: { "application/json": { schema: { properties: { a: {} } }, example: '{ "a": 1 }' } },
            },
          },
        },
      },
    },
    "#/paths/~1a/get/responses/200/content/application~1json/example",
    /what the text says is used/,
  ],
  ...["application/x-yaml", "application/xml", "text/plain", "*/*"].map(
    (type): [string, JsonObject, string, RegExp] => [
      `an example of ${type} that is no text`,
      {
        "/a": {
          put: { requestBody: { content: { [type]: { examples: { a: { value: { b: 1 } } } } } }, responses },
        },
      },
      `#/paths/~1a/put/requestBody/content/${type.replace("/", "~1")}/examples/a`,
      /it is none; it is left out/,
    ],
  ),
  [
    "an example with a reference",
    {
      "/a": {
        get: {
          responses: {
            "200": {
              description: "Done.",
              content: {
                "application/json": {
                  schema: { properties: { a: { default: { b: 1 } } } },
                  example: {
                    a: {
                      $ref: "#/paths/~1a/get/responses/200/content/application~1json/schema/properties/a/default",
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
    "#/paths/~1a/get/responses/200/content/application~1json/example",
    /what that leads to is used/,
  ],
  [
    "a name that no parameter describes",
    { "/a/{id}": { get: { responses } } },
    "#/paths/~1a~1{id}/get",
    /\{id\}/,
  ],
])("%s is mended and told, and everything else passes", async (_, paths, pointer, reason) => {
  const document = documentOf(paths);
  const { faults } = upgradeDocument(document);
  expect(faults).toEqual([{ pointer, reason: expect.stringMatching(reason) }]);
  const report = await runContract(document, { seed: 1, randomRuns: 2, mutants: false });
  expect(failuresOf(report)).toEqual(["faults of the document: 1"]);
});
