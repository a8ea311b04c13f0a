import { expect, test } from "vitest";
import { outcomeReasons } from "./check-outcome.js";

test.each<[data: unknown, body: string | undefined, isSame: boolean]>([
  ["", undefined, true],
  [undefined, undefined, true],
  [new Uint8Array(), undefined, true],
  ["a", undefined, false],
  ["", "a", false],
  [null, undefined, false],
])("the data %j of a client is the answered text %j: %j", (data, body, isSame) => {
  const answer = { status: 200, contentType: "text/event-stream", body };
  const reasons = outcomeReasons({ kind: "data", data }, answer, undefined);
  expect(reasons).toEqual(isSame ? [] : ["the client's data is not what was answered with 200"]);
});
