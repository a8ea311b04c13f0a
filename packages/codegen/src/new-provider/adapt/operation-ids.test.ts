import { expect, test } from "vitest";
import { chooseOperationIds } from "./operation-ids.js";

const idsOf = (...written: readonly (string | undefined)[]) => {
  const paths = Object.fromEntries(
    written.map((operationId, index) => [
      `/places/${index}`,
      { get: { ...(operationId !== undefined && { operationId }), responses: { 204: { description: "" } } } },
    ]),
  );
  const { part, notes } = chooseOperationIds({ openapi: "3.1.1", info: { title: "", version: "" }, paths });
  return { ids: [...part.values()].sort(), notes: notes.map(({ text }) => text) };
};

test("keeps an id as it is written, whatever its method is called", () => {
  expect(idsOf("Marks.index", "GET_MARKS")).toEqual({ ids: ["GET_MARKS", "Marks.index"], notes: [] });
});

test("replaces an id with a hash sign by its method name, and says so", () => {
  expect(idsOf("Api::V1::Models#index")).toEqual({
    ids: ["apiV1ModelsIndex"],
    notes: [
      'GET /places/0: the operationId "Api::V1::Models#index" became `apiV1ModelsIndex`, because of its hash sign.',
    ],
  });
});

test("names an operation after its path where there is no id, or another operation has its method name", () => {
  expect(idsOf("marksIndex", "Marks#index", undefined)).toEqual({
    ids: ["getPlaces1", "getPlaces2", "marksIndex"],
    notes: [
      'GET /places/1: the operationId "Marks#index" became `getPlaces1`, because another operation has its method name.',
      "GET /places/2 has no operationId: its method is `getPlaces2`.",
    ],
  });
});
