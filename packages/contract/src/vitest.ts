import { beforeAll, type TestAPI, test } from "vitest";
import type { DocumentSource } from "./document/load-document.js";
import type { MockServer } from "./mock/serve.js";
import { type MockServerOptions, startMockServer } from "./mock/start-mock-server.js";

/** What a test gets in addition to Vitest's own context. */
export interface MockServerFixture {
  /** A mock server of this test; it is stopped when the test ends, in any case. */
  readonly mock: MockServer;
}

const longestStartMs = 120_000;

/**
 * Vitest's `test` with a mock server for each test that uses one.
 *
 * Call it at the top of a test file. The first start loads Prism, which takes a second, or several on a busy machine.
 * That happens before the first test, in a hook with its own deadline.
 *
 * @example
 * ```ts
 * import { mockServerTest } from "@provider-clients/contract/vitest";
 * import { expect } from "vitest";
 *
 * const test = mockServerTest("soap");
 *
 * test("asks for a credential", async ({ mock }) => {
 *   const response = await fetch(`${mock.url}/api/v1/customers/cus_1`, { method: "PATCH" });
 *   expect(response.status).toBe(401);
 * });
 * ```
 */
export const mockServerTest = (
  from: DocumentSource,
  options?: MockServerOptions,
): TestAPI<MockServerFixture> => {
  beforeAll(() => warmUp(from, options), longestStartMs);
  return test.extend<MockServerFixture>({
    // biome-ignore lint/correctness/noEmptyPattern: Vitest reads from the pattern which fixtures this one needs.
    mock: async ({}, use) => {
      await using server = await startMockServer(from, options);
      await use(server);
    },
  });
};

/** Loads what the first request to a server in this process needs. */
const warmUp = async (from: DocumentSource, options: MockServerOptions = {}): Promise<void> => {
  // Hooks that count requests are not called for this one.
  const { onRequest: _, ...others } = options;
  await using server = await startMockServer(from, others);
  await (await fetch(server.url)).body?.cancel();
};
