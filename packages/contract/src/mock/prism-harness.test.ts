import { afterAll, beforeAll, expect, test } from "vitest";
import { isJsonObject, type Json, type JsonObject } from "../document/json.js";
import { loadDocument } from "../document/load-document.js";
import { essenceOf } from "../wire/media-types.js";
import type { MockServer } from "./serve.js";
import { startMockServer } from "./start-mock-server.js";

const location = new URL("../../test-support/prism-harness.yaml", import.meta.url);
const { written } = await loadDocument(location);

const objectOf = (value: Json | undefined): JsonObject => (isJsonObject(value) ? value : {});
const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);

const cases = Object.entries(objectOf(written.paths)).flatMap(([path, item]) =>
  Object.entries(objectOf(item)).flatMap(([method, operation]) =>
    listOf(objectOf(operation)["x-cases"]).map((each) => ({
      method: method.toUpperCase(),
      path,
      ...objectOf(each),
    })),
  ),
);

let mock: MockServer;
beforeAll(async () => {
  mock = await startMockServer(location);
});
afterAll(() => mock.stop());

const bodyOf = ({ body, form }: JsonObject): BodyInit | undefined => {
  if (form === undefined) return typeof body === "string" ? body : undefined;
  const fields = new FormData();
  for (const [name, value] of Object.entries(objectOf(form)))
    for (const each of [value].flat()) fields.append(name, String(each));
  return fields;
};

const textsOf = (value: Json | undefined): Record<string, string> =>
  Object.fromEntries(Object.entries(objectOf(value)).map(([name, each]) => [name, String(each)]));

const send = async (each: JsonObject) => {
  const body = bodyOf(each);
  const response = await fetch(`${mock.url}${each.path}`, {
    method: String(each.method),
    headers: textsOf(each.headers),
    ...(body === undefined ? {} : { body }),
  });
  return { response, text: await response.text() };
};

test.each(cases)("$method $path: $case", async (each: JsonObject) => {
  const { response, text } = await send(each);
  const type = essenceOf(response.headers.get("content-type") ?? "");
  expect(response.status).toBe(each.status);
  if (each.type !== undefined) expect(type).toBe(each.type);
  if (each.text !== undefined) expect(text).toBe(each.text);
  for (const part of listOf(each.parts)) expect(text).toContain(part);
  for (const [name, value] of Object.entries(textsOf(each.sends)))
    expect(response.headers.get(name)).toBe(value);
});

test("each difference from Prism says what Prism answers, and why this mock does not", () => {
  const different = cases
    .map(objectOf)
    .filter((each) => each.prism !== undefined || each.because !== undefined);
  for (const { prism, because } of different) {
    expect([typeof prism, typeof because]).toEqual(["string", "string"]);
  }
  // A case that is dropped by mistake would not be missed otherwise.
  expect({ cases: cases.length, different: different.length }).toEqual({ cases: 127, different: 11 });
});
