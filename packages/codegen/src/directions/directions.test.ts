import { type JsonObject, resolvePointer } from "@provider-clients/openapi";
import { expect, test } from "vitest";
import { resolveDirections } from "./directions.js";

const json = (name: string): JsonObject => ({
  content: { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } },
});

const documentOf = (schemas: JsonObject, sent: string, answered: string): JsonObject => ({
  openapi: "3.1.0",
  paths: {
    "/things": {
      post: { operationId: "send", requestBody: json(sent), responses: { "200": json(answered) } },
    },
  },
  components: { schemas },
});

const SENT = "#/paths/~1things/post/requestBody/content/application~1json/schema";
const schemasOf = (document: JsonObject): unknown => resolvePointer(document, "#/components/schemas");

const status = { type: "string", enum: ["a", "b"] };

test("keeps a component that means the same when sent and when answered", () => {
  const document = documentOf(
    { Thing: { type: "object", properties: { a: { type: "string" } } } },
    "Thing",
    "Thing",
  );
  expect(resolveDirections(document).document).toEqual(document);
});

test("makes two of a component with an enum that is sent and answered", () => {
  const { document, directionOf } = resolveDirections(documentOf({ Status: status }, "Status", "Status"));
  expect(schemasOf(document)).toEqual({ Status: status, StatusInput: status });
  expect(resolvePointer(document, SENT)).toEqual({ $ref: "#/components/schemas/StatusInput" });
  expect(directionOf("#/components/schemas/Status")).toBe("response");
  expect(directionOf("#/components/schemas/StatusInput")).toBe("request");
});

test("makes two of every component on the way to one that differs, recursion included", () => {
  const node = {
    type: "object",
    properties: {
      status: { $ref: "#/components/schemas/Status" },
      next: { $ref: "#/components/schemas/Node" },
    },
  };
  const { document } = resolveDirections(documentOf({ Node: node, Status: status }, "Node", "Node"));
  expect(resolvePointer(document, "#/components/schemas/NodeInput/properties")).toEqual({
    status: { $ref: "#/components/schemas/StatusInput" },
    next: { $ref: "#/components/schemas/NodeInput" },
  });
  expect(resolvePointer(document, "#/components/schemas/Node")).toEqual(node);
});

test("takes another name where the wished one is taken", () => {
  const { document } = resolveDirections(
    documentOf({ Status: status, StatusInput: { type: "string" } }, "Status", "Status"),
  );
  expect(resolvePointer(document, SENT)).toEqual({ $ref: "#/components/schemas/StatusInput2" });
});

test("leaves out of each direction what never travels in it, and what requires it", () => {
  const thing = {
    type: "object",
    required: ["id", "secret", "name"],
    properties: {
      id: { type: "string", readOnly: true },
      secret: { $ref: "#/components/schemas/Secret" },
      name: { type: "string" },
    },
  };
  const outer = { allOf: [{ $ref: "#/components/schemas/Thing" }, { required: ["id"] }] };
  const secret = { type: "string", writeOnly: true };
  const { document } = resolveDirections(
    documentOf({ Outer: outer, Thing: thing, Secret: secret }, "Outer", "Outer"),
  );
  expect(resolvePointer(document, "#/components/schemas/ThingInput")).toEqual({
    type: "object",
    required: ["secret", "name"],
    properties: { secret: { $ref: "#/components/schemas/SecretInput" }, name: { type: "string" } },
  });
  expect(resolvePointer(document, "#/components/schemas/OuterInput/allOf/1")).toEqual({});
  expect(resolvePointer(document, "#/components/schemas/Thing")).toEqual({
    type: "object",
    required: ["id", "name"],
    properties: { id: { type: "string", readOnly: true }, name: { type: "string" } },
  });
});

test("gives a part of a document the types of the whole", () => {
  const whole = documentOf({ Status: status }, "Status", "Status");
  const { paths: _, ...part } = whole;
  expect(resolveDirections(part, whole).document.components).toEqual(
    resolveDirections(whole).document.components,
  );
});

test("keeps a discriminator's tags when it renames their components", () => {
  const card = { type: "object", required: ["kind"], properties: { kind: { type: "string" }, status } };
  const choice = {
    oneOf: [{ $ref: "#/components/schemas/Card" }],
    discriminator: { propertyName: "kind", mapping: { card: "Card" } },
  };
  const { document } = resolveDirections(documentOf({ Choice: choice, Card: card }, "Choice", "Choice"));
  expect(resolvePointer(document, "#/components/schemas/ChoiceInput")).toEqual({
    oneOf: [{ $ref: "#/components/schemas/CardInput" }],
    discriminator: { propertyName: "kind", mapping: { card: "#/components/schemas/CardInput" } },
  });
});

test("takes a part that YAML shares for a part of each place", () => {
  const shared = { type: "object", properties: { id: { type: "string", readOnly: true } } };
  const content = { "application/json": { schema: shared } };
  const { document } = resolveDirections({
    openapi: "3.1.0",
    paths: {
      "/things": {
        post: { operationId: "send", requestBody: { content }, responses: { "200": { content } } },
      },
    },
  });
  expect(resolvePointer(document, SENT)).toEqual({ type: "object", properties: {} });
  expect(resolvePointer(document, SENT.replace("requestBody", "responses/200"))).toEqual(shared);
});

test("leaves out what never travels where the reference leads to no component", () => {
  const id = { type: "string", readOnly: true };
  const answered = { "application/json": { schema: { type: "object", properties: { id } } } };
  const sent = {
    type: "object",
    properties: {
      id: { $ref: SENT.replace("requestBody", "responses/200").concat("/properties/id") },
      name: { type: "string" },
    },
  };
  const { document } = resolveDirections({
    openapi: "3.1.0",
    paths: {
      "/things": {
        post: {
          operationId: "send",
          requestBody: { content: { "application/json": { schema: sent } } },
          responses: { "200": { content: answered } },
        },
      },
    },
  });
  expect(resolvePointer(document, SENT)).toEqual({
    type: "object",
    properties: { name: { type: "string" } },
  });
});
