import { createHmac } from "node:crypto";
import { startMockServer } from "@provider-clients/contract";
import { soapWebhookHeader } from "@provider-clients/soap/webhooks";
import { expect, test } from "vitest";
import { runExample } from "./run-example.ts";

const credentials = { FINOSU_API_KEY: "made-up", SOAP_API_KEY: "made-up", PAYABLI_REQUEST_TOKEN: "made-up" };

test("sync-customer changes the customer at all three mocks and names what each cannot hold", async () => {
  await using finosu = await startMockServer("finosu");
  await using soap = await startMockServer("soap");
  await using payabli = await startMockServer("payabli");

  const { code, lines } = await runExample("sync-customer", {
    ...credentials,
    FINOSU_BASE_URL: finosu.url,
    SOAP_BASE_URL: soap.url,
    PAYABLI_BASE_URL: payabli.url,
  }).ended;

  expect(lines).toEqual(["finosu: applied", "soap: applied, cannot hold timeZone", "payabli: applied"]);
  expect(code).toBe(0);
  expect(soap.requests.map(({ method, body }) => ({ method, body }))).toEqual([
    { method: "PATCH", body: { first_name: "Jane", phone_number: "5555550100" } },
  ]);
});

test("sync-customer says which variable is missing", async () => {
  const { code, lines } = await runExample("sync-customer", { FINOSU_API_KEY: "made-up" }).ended;
  expect(lines.join()).toContain("FINOSU_BASE_URL");
  expect(code).toBe(2);
});

test("receive-webhooks takes a signed event once and refuses one that is not signed", async () => {
  const secret = "made-up-signing-secret";
  const example = runExample("receive-webhooks", { SOAP_WEBHOOK_SECRET: secret });
  try {
    const [, url = ""] = await example.line(/listening on (\S+)/);
    const body = JSON.stringify({ event_id: "ev_1", type: "checkout.hold", data: {} });
    const time = Math.floor(Date.now() / 1000);
    const signature = createHmac("sha256", secret).update(`${time}.${body}`).digest("hex");
    const post = async (value: string) => {
      const headers = { [soapWebhookHeader]: value };
      const response = await fetch(url, { method: "POST", headers, body });
      return `${response.status} ${await response.text()}`;
    };

    expect(await post(`t=${time},v1=${signature}`)).toBe("200 received");
    expect(await post(`t=${time},v1=${signature}`)).toBe("200 seen before");
    expect(await post(`t=${time},v1=${"0".repeat(64)}`)).toBe("400 signature-mismatch");
    await example.line(/^event ev_1 of type checkout\.hold$/);
  } finally {
    example.process.kill();
    await example.ended;
  }
});
