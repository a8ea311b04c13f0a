import { expect, test, vi } from "vitest";
import { type Ending, startFreezingProvider } from "../../test-support/freezing-provider.ts";
import { startLambda } from "../../test-support/lambda-instance.ts";

// A process is started, and the client waits before it sends again.
vi.setConfig({ testTimeout: 60_000 });

const isPossible = process.platform !== "win32";
if (!isPossible) console.log("SKIPPED: AWS Lambda (Windows cannot stop and continue a process)");

const afterFreezing = async (provider: "payabli" | "soap", how: Ending) => {
  await using server = await startFreezingProvider();
  await using lambda = await startLambda(server.url);
  const event = { provider, id: "998", name: "Jane" };
  expect(await lambda.invoke(event)).toEqual({ outcome: "applied" });
  lambda.freeze(() => server.end(how));
  const { outcome } = await lambda.invoke(event);
  return { outcome, received: server.received };
};

test.runIf(isPossible).for(["closes", "resets"] as const)(
  "a connection that the provider %s while the function is frozen: a change that may be sent again is applied, once",
  async (how) => {
    expect(await afterFreezing("payabli", how)).toEqual({ outcome: "applied", received: ["PUT"] });
  },
);

test.runIf(isPossible).for(["closes", "resets"] as const)(
  "a connection that the provider %s while the function is frozen: a change that may not be sent again arrives once and is applied, or never and is not called so",
  async (how) => {
    const { outcome, received } = await afterFreezing("soap", how);
    expect([
      ["applied", ["PATCH"]],
      ["unknown", []],
      ["not-sent", []],
    ]).toContainEqual([outcome, received]);
  },
);

test.runIf(isPossible)(
  "a connection that is reset when the next request has arrived: what may be sent again is, and is applied",
  async () => {
    expect(await afterFreezing("payabli", "resets-late")).toEqual({
      outcome: "applied",
      received: ["PUT", "PUT"],
    });
  },
);

test.runIf(isPossible)(
  "a connection that is reset when the next request has arrived: what may not be sent again is unknown",
  async () => {
    expect(await afterFreezing("soap", "resets-late")).toEqual({ outcome: "unknown", received: ["PATCH"] });
  },
);
