import { isContractError, startMockServer } from "@provider-clients/contract";
import { createSoapClient, isSoapError } from "@provider-clients/soap";
import { runCommandLine, startCommandLine } from "./contract-command-line.ts";
import { type Rows, rejection, runRows, same } from "./rows.ts";

const id = "cus_A3GuXEbThpqk2t6UTxEuoceVJyUEAX7V";

const success = async () => {
  await using server = await startMockServer("soap");
  const soap = createSoapClient({ apiKey: "secret-key", baseUrl: server.url });
  const customer = await soap.updateCustomer(id, { first_name: "Jane" });
  same("answer", typeof customer.updated_at, "string");
  const [request] = server.requests;
  same("judged", [server.requests.length, request?.answer.status, request?.violations], [1, 200, []]);
};

const providerError = async () => {
  await using server = await startMockServer("soap");
  const soap = createSoapClient({ apiKey: "secret-key", baseUrl: server.url });
  const error = await rejection(soap.updateCustomer(id, { date_of_birth: "yesterday" }));
  if (!isSoapError(error, "answer")) throw new Error(`not an answer error: ${error}`);
  same("status", error.status, 422);
};

const missingCredential = async () => {
  await using server = await startMockServer("soap");
  const response = await fetch(`${server.url}/api/v1/customers/${id}`, {
    method: "PATCH",
    headers: { "content-type": "application/json" },
    body: '{"first_name":"Jane"}',
  });
  same("status", response.status, 401);
};

const released = async () => {
  const server = await startMockServer("soap");
  await server.stop();
  await rejection(fetch(server.url));
};

const unknownDocument = async () => {
  const error = await rejection(startMockServer("nobody"));
  if (!isContractError(error)) throw new Error(`not a contract error: ${error}`);
};

const commandLine = async () => {
  same("help", (await runCommandLine("--help")).code, 0);
  const { url, stop } = await startCommandLine("mock", "soap");
  same("status", (await fetch(`${url}/api/v1/customers/${id}`, { method: "PATCH" })).status, 401);
  await stop();
  await rejection(fetch(url));
};

const rows: Rows = {
  "a success": success,
  "a typed provider error": providerError,
  "a missing credential, refused": missingCredential,
  "a stopped server, gone": released,
  "an unknown document, refused": unknownDocument,
  "the command line": commandLine,
};

// For Node.js: prints the results as JSON. It brings its own mock servers.
console.log(JSON.stringify(await runRows("contract", rows, () => Promise.reject(new Error("not used")))));
