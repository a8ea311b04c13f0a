import { Client } from "@modelcontextprotocol/client";
import { InMemoryTransport } from "@modelcontextprotocol/server";
import { createPayabliClient } from "@provider-clients/payabli";
import { expect, test } from "vitest";
import { createCustomerServer } from "../src/mcp-server.ts";

const connect = async (answer: () => Response) => {
  const requests: string[] = [];
  const payabli = createPayabliClient({
    requestToken: "made-up-token",
    baseUrl: "https://payabli.example",
    retries: 0,
    fetch: async (url, { method, body }) => {
      requests.push(`${method} ${new URL(url).pathname} ${body ?? ""}`.trim());
      return answer();
    },
  });
  const [near, far] = InMemoryTransport.createLinkedPair();
  const client = new Client({ name: "tests", version: "1.0.0" });
  await Promise.all([createCustomerServer(payabli).connect(far), client.connect(near)]);
  return { client, requests };
};

test("reads are marked as reads, writes as destructive, each with its documented schema", async () => {
  const { client } = await connect(() => Response.json({}));
  const { tools } = await client.listTools();
  expect(tools).toMatchObject([
    { name: "getCustomer", annotations: { readOnlyHint: true } },
    {
      name: "updateCustomer",
      annotations: { readOnlyHint: false, destructiveHint: true },
      inputSchema: { properties: { customerId: { type: "integer" } }, required: ["customerId", "body"] },
    },
  ]);
});

test("a read gives the record", async () => {
  const { client, requests } = await connect(() => Response.json({ customerId: 998, Firstname: "Jane" }));
  const { content } = await client.callTool({ name: "getCustomer", arguments: { customerId: 998 } });
  expect(content).toEqual([{ type: "text", text: '{"customerId":998,"Firstname":"Jane"}' }]);
  expect(requests).toEqual(["GET /Customer/998"]);
});

test("a write whose fate is not known says so, and what to do", async () => {
  const { client, requests } = await connect(() => new Response("jane@example.com", { status: 500 }));
  const given = { customerId: 998, body: { firstname: "Jane" } };
  const { content, isError } = await client.callTool({ name: "updateCustomer", arguments: given });
  expect(isError).toBe(true);
  expect(JSON.stringify(content)).toMatch(/unknown.*Read the customer before you try again/);
  expect(JSON.stringify(content)).not.toContain("jane@example.com");
  expect(requests).toEqual(['PUT /Customer/998 {"firstname":"Jane"}']);
});

test("a value that departs from the schema is not sent", async () => {
  const { client, requests } = await connect(() => Response.json({}));
  const given = { customerId: 998, body: { firstname: ["Jane"] } };
  const [result] = await Promise.allSettled([client.callTool({ name: "updateCustomer", arguments: given })]);
  expect(JSON.stringify(result.status === "fulfilled" ? result.value : String(result.reason))).toContain(
    "must be a string or null",
  );
  expect(requests).toEqual([]);
});
