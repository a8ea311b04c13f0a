import { createCustomers } from "@provider-clients/customers";
import { createFinosuClient } from "@provider-clients/finosu";
import { createPayabliClient } from "@provider-clients/payabli";
import { createSoapClient } from "@provider-clients/soap";
import type { Mock, Stage, Step } from "./mock.ts";
import { type Rows, same } from "./rows.ts";

const finosuRecord: Step = { body: { id: "12345", firstName: "Jane" } };
const soapRecord: Step = { body: { id: "cus_1", first_name: "Jane" } };
const payabliYes: Step = { body: { isSuccess: true, responseText: "Success", responseData: {} } };

const targets = {
  finosu: { id: "12345", taskType: "collections" },
  soap: { id: "cus_1" },
  payabli: { id: 998 },
} as const;

const compose = (finosu: Stage, soap: Stage, payabli: Stage, retries = 0) =>
  createCustomers({
    finosu: createFinosuClient({ apiKey: "secret-key", baseUrl: finosu.baseUrl, retries }),
    soap: createSoapClient({ apiKey: "secret-key", baseUrl: soap.baseUrl, retries }),
    payabli: createPayabliClient({ requestToken: "secret-token", baseUrl: payabli.baseUrl, retries }),
  });

const updateOverThree = async (mock: Mock) => {
  const stages = [await mock(finosuRecord), await mock(soapRecord), await mock(payabliYes)] as const;
  const result = await compose(...stages).update(targets, {
    firstName: "Jane",
    timeZone: "America/New_York",
  });
  same("all applied", [result.allApplied, result.failures.length], [true, 0]);
  same(
    "statuses",
    [result.finosu.status, result.soap.status, result.payabli.status],
    Array(3).fill("applied"),
  );
  same("ignored by Soap", result.soap.ignored, ["timeZone"]);
  const methods = stages.map(async ({ received }) => (await received(1)).map(({ method }) => method));
  same("requests", await Promise.all(methods), [["PUT"], ["PATCH"], ["PUT"]]);
};

const partialFailure = async (mock: Mock) => {
  const stages = [
    await mock(finosuRecord),
    await mock({ status: 422, body: {} }, soapRecord),
    await mock({ status: 503, body: {} }, payabliYes),
  ] as const;
  const result = await compose(...stages).update(targets, { firstName: "Jane" });
  same("failures", result.failures.map(({ provider, status }) => `${provider} ${status}`).sort(), [
    "payabli unknown",
    "soap rejected",
  ]);
  same("Finosu", result.finosu.status, "applied");
  const again = await result.retry();
  same(
    "after retry()",
    [again.allApplied, again.soap.status, again.payabli.status],
    [true, "applied", "applied"],
  );
  const counts = stages.map(async ({ received }) => (await received()).length);
  same("requests", await Promise.all(counts), [1, 2, 2]);
};

const timeout = async (mock: Mock) => {
  const stages = [await mock(finosuRecord), await mock({ stall: "body" }), await mock(payabliYes)] as const;
  const { soap, failures } = await compose(...stages).update(
    targets,
    { firstName: "Jane" },
    { timeoutMs: 800 },
  );
  same("outcome", [soap.status, failures.length], ["unknown", 1]);
};

const abort = async (mock: Mock) => {
  const stage = await mock({ stall: "headers" });
  const controller = new AbortController();
  const customers = compose(stage, stage, stage);
  const call = customers.update({ soap: targets.soap }, { firstName: "Jane" }, { signal: controller.signal });
  await stage.received(1);
  controller.abort(new Error("The user left."));
  const { soap } = await call;
  const isAbort = soap.status === "unknown" && "kind" in soap.error && soap.error.kind === "abort";
  if (!isAbort) throw new Error(`Soap is ${soap.status}`);
};

const retry = async (mock: Mock) => {
  const stages = [
    await mock({ status: 503, body: {} }, finosuRecord),
    await mock(soapRecord),
    await mock(payabliYes),
  ] as const;
  const { allApplied } = await compose(...stages, 2).update(targets, { firstName: "Jane" });
  same("all applied", [allApplied, (await stages[0].received(2)).length], [true, 2]);
};

const refusedPathValue = async (mock: Mock) => {
  const stage = await mock({ body: {} });
  const { soap } = await compose(stage, stage, stage).update({ soap: { id: ".." } }, { firstName: "Jane" });
  same("outcome", [soap.status, (await stage.received()).length], ["rejected", 0]);
};

/** What the facade must do. */
export const customersRows: Rows = {
  "an update over three": updateOverThree,
  "one rejected, one unknown, then retried": partialFailure,
  "a timeout": timeout,
  "an abort": abort,
  "a retry": retry,
  "a refused path value": refusedPathValue,
};
