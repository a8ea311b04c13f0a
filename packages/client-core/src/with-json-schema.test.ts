import type { StandardJSONSchemaV1, StandardSchemaV1 } from "@standard-schema/spec";
import { expect, expectTypeOf, test } from "vitest";
import { createValidator } from "./create-validator.js";
import { withJsonSchema } from "./with-json-schema.js";

const schema = { $schema: "https://json-schema.org/draft/2020-12/schema", type: "string" };

const validator = createValidator<string>((value, path, report) => {
  if (typeof value !== "string") report(path, "type", "must be a string");
});

test("is a Standard Schema and a Standard JSON Schema, by their own types", () => {
  const described: StandardSchemaV1<string> & StandardJSONSchemaV1<string> = withJsonSchema(
    validator,
    schema,
  );
  expectTypeOf<StandardSchemaV1.InferOutput<typeof described>>().toEqualTypeOf<string>();
  expect(described["~standard"].validate(5)).toEqual({ issues: [{ message: "must be a string", path: [] }] });
  expect(described["~standard"].jsonSchema.input({ target: "draft-2020-12" })).toEqual(schema);
  expect(described["~standard"].jsonSchema.output({ target: "draft-2020-12" })).toEqual(schema);
});

test("refuses a dialect that the schema is not written in", () => {
  const { jsonSchema } = withJsonSchema(validator, schema)["~standard"];
  expect(() => jsonSchema.input({ target: "draft-07" })).toThrow('cannot be written for "draft-07"');
});

test("is still a validator of a client", () => {
  expect(withJsonSchema(validator, schema)(5)).toEqual(validator(5));
});
