import { expect } from "vitest";
import { ledger } from "../test-support/ledger.js";
import { mockServerTest } from "./vitest.js";

const test = mockServerTest(ledger);
const urls: string[] = [];

test("a test has a mock server of its own", async ({ mock }) => {
  const response = await fetch(`${mock.url}/accounts/7`);
  expect(response.status).toBe(401);
  expect(mock.requests).toHaveLength(1);
  urls.push(mock.url);
});

test("it is stopped when the test ends", async ({ mock }) => {
  const [before = ""] = urls;
  expect(mock.requests).toHaveLength(0);
  await expect(fetch(before)).rejects.toThrow();
});
