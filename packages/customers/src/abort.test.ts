import { createSoapClient } from "@provider-clients/soap";
import { expect, test } from "vitest";
import { createCustomers } from "./index.js";

type Stage = (abort: () => void) => { readonly fetch: typeof fetch; readonly apiKey?: () => Promise<string> };

const never = (): Promise<never> => new Promise(() => undefined);
const soon =
  (act: () => void): (() => Promise<never>) =>
  () => {
    setImmediate(act);
    return never();
  };
const answer =
  (status: number, headers: HeadersInit = {}): typeof fetch =>
  async () =>
    Response.json({ id: "cus_1" }, { status, headers });

const target = { soap: { id: "cus_1", email: "jane@example.com" } };

const overSoap = (options: { readonly fetch: typeof fetch; readonly apiKey?: () => Promise<string> }) =>
  createCustomers({
    soap: createSoapClient({ apiKey: "made-up", baseUrl: "https://soap.example", ...options }),
  });

const refusedCall = async () => {
  const { soap } = await overSoap({ fetch: answer(422) }).update(target, { firstName: "Jane" });
  if (soap.status !== "rejected") throw new Error(soap.status);
  return soap.error;
};

const reasons: readonly (readonly [string, () => unknown])[] = [
  ["the error of another call", refusedCall],
  ["an error", () => new Error("the user left")],
  ["a text", () => "bye"],
  ["nothing", () => undefined],
  ["null", () => null],
  ["a symbol", () => Symbol("bye")],
  ["an object without a prototype", () => Object.create(null)],
  ["what cannot be written as text", () => ({ toString: () => Promise.reject })],
];

const stages: readonly (readonly [string, Stage, object])[] = [
  [
    "while the credential is asked for",
    (abort) => ({ apiKey: soon(abort), fetch: answer(200) }),
    { status: "rejected", error: { kind: "abort", outcome: "not-sent", attempts: 0 } },
  ],
  [
    "before the answer",
    (abort) => ({ fetch: soon(abort) }),
    { status: "unknown", error: { kind: "abort", outcome: "unknown", attempts: 1 } },
  ],
  [
    "within the answer",
    (abort) => ({ fetch: async () => new Response(new ReadableStream({ pull: soon(abort) })) }),
    { status: "unknown", error: { kind: "abort", outcome: "unknown", status: 200 } },
  ],
];

for (const [stage, at, told] of stages) {
  test.for(reasons)(
    `an abort ${stage} is told as what it is, whatever its reason: %s`,
    async ([, makeReason]) => {
      const reason = await makeReason();
      const controller = new AbortController();
      const customers = overSoap(at(() => controller.abort(reason)));
      const { signal } = controller;
      const { soap } = await customers.update(target, { firstName: "Jane" }, { signal });
      expect(soap).toMatchObject(told);
    },
  );
}

test.for(reasons)(
  "a signal that has aborted sends nothing, whatever its reason: %s",
  async ([, makeReason]) => {
    const signal = AbortSignal.abort(await makeReason());
    const customers = overSoap({ fetch: () => Promise.reject(new Error("it was sent")) });
    const { soap } = await customers.update(target, { firstName: "Jane" }, { signal });
    expect(soap).toMatchObject({ status: "rejected", error: { kind: "abort", outcome: "not-sent" } });
    const read = await customers.read(target, { signal });
    expect(read.soap).toMatchObject({ status: "rejected", error: { kind: "abort", outcome: "not-sent" } });
  },
);

test("an abort after the answer changes nothing about it, also when its reason is the very error", async () => {
  const controller = new AbortController();
  const customers = overSoap({ fetch: answer(422) });
  const refused = await customers.update(target, { firstName: "Jane" }, { signal: controller.signal });
  controller.abort(refused.soap.status === "rejected" && refused.soap.error);
  expect(refused.soap).toMatchObject({ status: "rejected", error: { kind: "answer", status: 422 } });
  const { soap } = await refused.retry();
  expect(soap).toMatchObject({ status: "rejected", error: { kind: "abort", outcome: "not-sent" } });
});

test("an abort between two attempts says what the first one came to", async () => {
  const controller = new AbortController();
  const fetch: typeof globalThis.fetch = async () => {
    setImmediate(() => setImmediate(() => controller.abort(new Error("stop"))));
    return Response.json({}, { status: 429, headers: { "retry-after": "10" } });
  };
  const customers = overSoap({ fetch });
  const { soap } = await customers.read(target, { signal: controller.signal });
  expect(soap).toMatchObject({
    status: "unknown",
    because: "the read was aborted",
    error: { attempts: 1 },
  });
});

test.for(reasons)("an aborted reading tells nothing, whatever the reason: %s", async ([, makeReason]) => {
  const reason = await makeReason();
  const controller = new AbortController();
  const customers = overSoap({ fetch: soon(() => controller.abort(reason)) });
  const { soap } = await customers.read(target, { signal: controller.signal });
  expect(soap).toMatchObject({
    status: "unknown",
    because: "the read was aborted",
    error: { kind: "abort" },
  });
});
