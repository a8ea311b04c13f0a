import type { Client } from "@provider-clients/client-core/http";
import createQueryHooks from "openapi-react-query";
import { createMutateHook, createQueryHook } from "swr-openapi";
import { createPayabliHttp } from "./http.js";
import type { paths } from "./index.js";

const http = createPayabliHttp({ requestToken: "made-up-token", environment: "sandbox" });

// It is openapi-fetch's client, so that whatever takes one takes it, without a cast.
export const asOriginal: Client<paths> = http;
const hooks = createQueryHooks(http);
const useCustomer = createQueryHook(http, "payabli");
createMutateHook(http, "payabli", () => true);

const one = { params: { path: { customerId: 998 } } };
export const useNames = (): readonly (string | null | undefined)[] => [
  hooks.useQuery("get", "/Customer/{customerId}", one).data?.Firstname,
  useCustomer("/Customer/{customerId}", one).data?.Firstname,
];

const { data, error, response } = await http.PUT("/Customer/{customerId}", {
  params: { path: { customerId: 998 } },
  body: { firstname: "Jane" },
});
export const words: string | null | undefined = data?.responseText;
export const told = [error, response.status];

http.use({ onRequest: ({ request }) => request });

// @ts-expect-error no such path in the document
http.GET("/no-such-path");
// @ts-expect-error no such method on this path
http.PATCH("/Customer/{customerId}", { params: { path: { customerId: 998 } } });
// @ts-expect-error the path value is missing
http.GET("/Customer/{customerId}", { params: {} });
// @ts-expect-error the same through React Query
hooks.queryOptions("get", "/no-such-path");
