import type { Json } from "../document/json.js";
import type { MockCore } from "../mock/mock-core.js";
import type { RecordedRequest } from "../mock/recorded-request.js";
import { serve } from "../mock/serve.js";
import type { ReceivedAnswer, SentRequest } from "./observed-call.js";
import { connectToMock } from "./send-to-mock.js";

/** Sends requests to a server; each answer includes the request as the server understood it. */
export interface Transport extends AsyncDisposable {
  readonly baseUrl: string;
  send(request: SentRequest, signal: AbortSignal | undefined): Promise<TransportAnswer>;
}

/** An answer, and the request as the server read it, which is undefined if the server is not ours. */
export interface TransportAnswer extends ReceivedAnswer {
  readonly recorded?: RecordedRequest;
}

/** The header that identifies a request on the server's side; the judges ignore it. */
export const caseHeader = "x-contract-case";

/** A mock server on a loopback socket. */
export const createHttpTransport = async (core: MockCore, maxBodyBytes: number): Promise<Transport> => {
  const seen = new Map<string, RecordedRequest>();
  const server = await serve(core, {
    port: 0,
    maxBodyBytes,
    keepRequests: 0,
    onRequest: (request) => void seen.set(request.headers[caseHeader] ?? "", request),
  });
  const connection = connectToMock();
  let count = 0;
  return {
    baseUrl: server.url,
    async send(request, signal) {
      const id = String(++count);
      const headers = { ...request.headers, [caseHeader]: id };
      const answer = await connection.send({ ...request, headers }, signal);
      const recorded = seen.get(id);
      seen.delete(id);
      return { ...answer, ...(recorded ? { recorded } : {}) };
    },
    async [Symbol.asyncDispose]() {
      connection.close();
      await server.stop();
    },
  };
};

// A loopback URL, because clients refuse to send credentials elsewhere without TLS. Nothing is sent to it.
const processBase = "http://127.0.0.1:9";

/**
 * The same mock without a socket: there are many mutants and canaries, and HTTP has been tested already.
 *
 * @param core gives equal requests equal answers: it has no memory and no faults.
 */
export const createProcessTransport = (core: MockCore): Transport => {
  const respond = async ({ method, url, headers, body }: SentRequest): Promise<RecordedRequest> =>
    core.respond({
      method,
      target: url.slice(processBase.length),
      headers,
      body: body === undefined ? undefined : new TextEncoder().encode(body),
    });
  // Most cases of a large document send one request again and again, and put an answer of their own in place of the
  // mock's. It is judged once.
  let last: { readonly text: string; readonly recorded: Promise<RecordedRequest> } | undefined;
  return {
    baseUrl: processBase,
    async send(request) {
      const text = JSON.stringify(request);
      if (last?.text !== text) last = { text, recorded: respond(request) };
      const recorded = await last.recorded;
      const { status, headers, body } = recorded.answer;
      return { status, headers, body: textOf(body, headers["content-type"]), recorded };
    },
    [Symbol.asyncDispose]: async () => {},
  };
};

const textOf = (body: Json | undefined, contentType: string | undefined): string => {
  if (body === undefined) return "";
  return typeof body === "string" && !contentType?.includes("json") ? body : JSON.stringify(body);
};
