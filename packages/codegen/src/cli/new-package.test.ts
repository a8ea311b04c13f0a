import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { buildPackage, runProgram } from "../../test-support/built-package.js";
import { createOutsideFolder } from "../../test-support/outside-folder.js";
import { readFixture } from "../../test-support/workspace.js";

// A compiler builds the package, which takes seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

// Imports the package by its name, so that its `exports` are what is tried.
const program = `
import { QueryClient } from "@tanstack/query-core";
import { http } from "msw";
import { setupServer } from "msw/node";
import { createAcmePayClient } from "acme-pay";
import { createAcmePayHttp } from "acme-pay/http";
import { createAcmePayMock } from "acme-pay/msw";
import document from "acme-pay/openapi.json" with { type: "json" };
import { iterateOrders } from "acme-pay/pagination";
import { getOrderQuery } from "acme-pay/query";
import { getOrderResponseSchema } from "acme-pay/schemas";
import { specification } from "acme-pay/specification";
import { validators } from "acme-pay/validators";

const mock = createAcmePayMock(http);
const server = setupServer(...mock.handlers);
server.listen();
const options = { environment: "default", retries: 0, validators, validate: "enforce" } as const;
const client = createAcmePayClient(options);
const ids: string[] = [];
for await (const { id } of iterateOrders(client)) ids.push(id);
const queried = await new QueryClient().fetchQuery(getOrderQuery(client, "1"));
const { data } = await createAcmePayHttp({ environment: "default" }).GET("/orders/{id}", { params: { path: { id: "1" } } });
server.use(mock.getOrder.status(404));
const refused: unknown = await client.getOrder("1").catch((error) => [error.status, error.outcome]);
server.close();

console.log(JSON.stringify({
  ids,
  queried: queried.id,
  data,
  refused,
  schema: getOrderResponseSchema["type"] ?? getOrderResponseSchema["$ref"],
  document: [document.info.title, specification.version],
  generated: document["x-generated"],
}));
`;

test("every entry of a package that new makes does its work once it is built", async () => {
  const folder = await createOutsideFolder();
  await folder.write("orders.yaml", await readFixture("orders/openapi.yaml"));
  expect(await folder.run("new", "acme-pay", join(folder.path, "orders.yaml"))).toMatchObject({ code: 0 });
  await folder.write("acme-pay/src/program.ts", program);
  const path = join(folder.path, "acme-pay");
  await buildPackage(path, ["@tanstack/query-core", "msw"]);
  expect(await runProgram(path, "dist/program.js")).toEqual({
    ids: ["1", "2"],
    queried: "made of the example",
    data: { id: "made of the example" },
    refused: [404, "rejected"],
    schema: "#/$defs/Order",
    document: ["Orders", "1"],
    generated: expect.stringContaining("Generated from openapi.yaml by @provider-clients/codegen."),
  });
});

test("every entry of such a package is among the files that it publishes", async () => {
  const folder = await createOutsideFolder();
  await folder.write("orders.yaml", await readFixture("orders/openapi.yaml"));
  await folder.run("new", "acme-pay", join(folder.path, "orders.yaml"));
  const { exports, files } = JSON.parse(await folder.read("acme-pay/package.json"));
  const targets = Object.values<string | { readonly default: string }>(exports).map((target) =>
    typeof target === "string" ? target : target.default,
  );
  const isPublished = (target: string): boolean =>
    target === "./package.json" || files.some((file: string) => `${target}/`.startsWith(`./${file}/`));
  expect(targets.filter((target) => !isPublished(target))).toEqual([]);
  expect(targets.length).toBeGreaterThan(8);
});
