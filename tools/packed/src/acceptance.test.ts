import { expect, test } from "vitest";
import { clientRows } from "../acceptance/client-rows.ts";
import { connect } from "../acceptance/mock.ts";
import { runRows } from "../acceptance/rows.ts";
import { plainFetch } from "../test-support/plain-fetch.ts";
import { startMock } from "./mock/start-mock.ts";

test("plain fetch passes the success row and no other", async () => {
  await using mock = await startMock();
  const results = await runRows("fetch", clientRows(plainFetch), connect(mock.url));
  expect(results.length).toBeGreaterThan(8);
  expect(results.filter(({ passed }) => passed).map(({ row }) => row)).toEqual(["a success"]);
});

test("a stage repeats its last step, and answers only its own requests", async () => {
  await using mock = await startMock();
  const stage = await connect(mock.url)({ status: 503, body: {} }, { status: 201, body: { id: "1" } });
  const other = await connect(mock.url)({});
  const statuses: number[] = [];
  for (let at = 0; at < 3; at++) statuses.push((await fetch(`${stage.baseUrl}/a?b=c`)).status);
  expect(statuses).toEqual([503, 201, 201]);
  expect((await stage.received(3)).map(({ method, target }) => `${method} ${target}`)).toEqual(
    Array(3).fill("GET /a?b=c"),
  );
  expect(await other.received()).toEqual([]);
});

test("a page may send any header to the mock server, and read any of its answers", async () => {
  await using mock = await startMock();
  const response = await fetch(`${mock.url}/stages/1/api`, {
    method: "OPTIONS",
    headers: { "access-control-request-method": "PATCH", "access-control-request-headers": "requesttoken" },
  });
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "access-control-allow-origin": "*",
    "access-control-allow-methods": "PATCH",
    "access-control-allow-headers": "requesttoken",
  });
});
