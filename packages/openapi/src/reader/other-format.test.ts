import { expect, test } from "vitest";
import { SpecError } from "../problem.js";
import { parseSpec } from "./read-spec.js";

const refusalOf = (file: string, text: string): string => {
  try {
    parseSpec("acme", file, text);
  } catch (error) {
    if (error instanceof SpecError) return error.message;
    throw error;
  }
  return "none";
};

test.for([
  ["<!doctype html><title>Docs</title>", "api.yaml: this is a web page (HTML), not an OpenAPI document."],
  ['<?xml version="1.0"?><definitions />', "api.yaml: this is XML, not an OpenAPI document."],
  ["#%RAML 1.0\ntitle: Acme\n", "api.yaml: this is RAML, not an OpenAPI document."],
  ["%PDF-1.7\n", "api.yaml: this is a PDF, not an OpenAPI document."],
  ["PK\u0003\u0004\u0014\u0000", "api.yaml: this is a binary file, not an OpenAPI document."],
  ["asyncapi: 3.0.0\n", "api.yaml:1: this is an AsyncAPI document, not an OpenAPI document."],
  [
    "info: { _postman_id: 1 }\nitem: []\n",
    "api.yaml:1: this is a Postman collection, not an OpenAPI document.",
  ],
  ["# nothing\n", "api.yaml: this is not an OpenAPI document, it is empty."],
  [
    "syntax proto3; message Order and so on and so forth",
    'it is text that begins with "syntax proto3; message Order and so on a".',
  ],
] as const)("%s is named for what it is", ([text, message]) => {
  expect(refusalOf("api.yaml", text)).toContain(message);
});

test.for([
  ['{\n  // a note\n  "openapi": "3.1.1"\n}', "api.json:2: invalid JSON: Expected property name or '}'."],
  ['{\n  "openapi": "3.1.1",\n}', "api.json:3: invalid JSON: Expected double-quoted property name."],
  [
    '{\n  "openapi": "3.1.1"\n  "info": {}\n}',
    "api.json:3: invalid JSON: Expected ',' or '}' after property value.",
  ],
  ['{"openapi": "3.1.1", "x-limit": 1e400}', "api.json: a number in it is too large."],
] as const)("%s is refused as JSON, by its line", ([text, message]) => {
  expect(refusalOf("api.json", text)).toContain(message);
});
