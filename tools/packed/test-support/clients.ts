import { type CallOptions, isProviderError, type ProviderError } from "@provider-clients/client-core";
import { createFinosuClient } from "@provider-clients/finosu";
import { createPayabliClient } from "@provider-clients/payabli";
import { createSoapClient } from "@provider-clients/soap";

/** One change at one provider, sent once. */
export interface Client {
  readonly name: string;
  readonly change: (
    baseUrl: string,
    options?: CallOptions & { maxResponseBytes?: number },
  ) => Promise<unknown>;
}

const finosu: Client["change"] = (baseUrl, { maxResponseBytes, ...options } = {}) =>
  createFinosuClient({ apiKey: "secret-key", baseUrl, retries: 0, maxResponseBytes }).updateCustomer(
    "1",
    { id: "1", taskType: "collections" },
    options,
  );

const soap: Client["change"] = (baseUrl, { maxResponseBytes, ...options } = {}) =>
  createSoapClient({ apiKey: "secret-key", baseUrl, retries: 0, maxResponseBytes }).updateCustomer(
    "cus_1",
    { first_name: "Jane" },
    options,
  );

const payabli: Client["change"] = (baseUrl, { maxResponseBytes, ...options } = {}) =>
  createPayabliClient({ requestToken: "secret-key", baseUrl, retries: 0, maxResponseBytes }).updateCustomer(
    998,
    { firstname: "Jane" },
    options,
  );

/** Every client, for tables. */
export const clients: readonly Client[] = [
  { name: "finosu", change: finosu },
  { name: "soap", change: soap },
  { name: "payabli", change: payabli },
];

/** The client's error. Rethrows any other rejection; throws if the call resolved. */
export const failureOf = async (call: Promise<unknown>): Promise<ProviderError> => {
  const [result] = await Promise.allSettled([call]);
  if (result?.status !== "rejected") throw new Error("The call succeeded.");
  if (!isProviderError(result.reason)) throw result.reason;
  return result.reason;
};

/** Everything that a log could show of an error. */
export const shownBy = (error: Error): string => `${error.message} ${error.stack} ${JSON.stringify(error)}`;
