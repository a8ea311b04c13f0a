import { createClientCore } from "../src/client-core.js";
import type { ClientOptions } from "../src/client-options.js";
import { isProviderError, type ProviderError } from "../src/errors.js";
import type { ClientEvent } from "../src/events.js";
import { type Answer, createRecordingFetch } from "./recording-fetch.js";
import { provider } from "./synthetic-provider.js";

/** The credential of test clients. It must appear nowhere but in a request header. */
export const secret = "sk-test-51secret";

/** A client over a recording fetch. */
export const createTestClient = (
  answers: readonly [Answer, ...Answer[]],
  options: Omit<ClientOptions, "fetch"> = {},
  value: string | (() => string | Promise<string>) = secret,
) => {
  const { fetch, requests } = createRecordingFetch(...answers);
  const events: ClientEvent[] = [];
  const { call } = createClientCore(
    provider,
    {
      environment: "sandbox",
      fetch,
      onEvent: (event) => {
        events.push(event);
      },
      ...options,
    },
    () => [{ scheme: "apiKey", option: "apiKey", value }],
  );
  return { call, requests, events };
};

/** The error that a call rejects with. Throws if the call resolves, or rejects with anything else. */
export const catchError = async (call: Promise<unknown>): Promise<ProviderError> => {
  const error = await call.then(
    () => new Error("It resolved."),
    (reason: unknown) => reason,
  );
  if (!isProviderError(error)) {
    throw error;
  }
  return error;
};
