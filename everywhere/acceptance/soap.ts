import { createSoapClient, isSoapError } from "@provider-clients/soap";
import { clientRows } from "./client-rows.ts";

const connect = (baseUrl: string) => createSoapClient({ apiKey: "secret-key", baseUrl });

/** What the Soap client must do. */
export const soapRows = clientRows({
  isError: isSoapError,
  change: (baseUrl, options) => connect(baseUrl).updateCustomer("cus/1", { first_name: "Jané" }, options),
  changeElsewhere: (baseUrl) => connect(baseUrl).updateCustomer("..", { first_name: "Jané" }),
  repeatable: (baseUrl, options) =>
    connect(baseUrl).searchCustomers({ ...options, query: { email: "jane@example.com" } }),
  answer: { id: "cus/1", first_name: "Jané", results: [] },
  request: {
    method: "PATCH",
    target: "/api/v1/customers/cus%2F1",
    credential: ["Authorization", "secret-key"],
    body: '{"first_name":"Jané"}',
  },
});
