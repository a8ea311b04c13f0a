import { Agent, type ClientRequest, request as startRequest } from "node:http";
import { joinHeaders } from "../wire/join-headers.js";
import type { ReceivedAnswer, SentRequest } from "./observed-call.js";

/** Sends requests unchanged to a server in this process, on connections that stay open. */
export interface MockConnection {
  send(request: SentRequest, signal: AbortSignal | undefined): Promise<ReceivedAnswer>;
  close(): void;
}

/**
 * Connects to a mock server. `node:http` takes a third of the time of `fetch`, and adds no header of its own that a
 * judge would then see.
 */
export const connectToMock = (): MockConnection => {
  const agent = new Agent({ keepAlive: true });
  return {
    async send({ method, url, headers, body }, signal) {
      const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
      const request = startRequest(url, {
        method,
        agent,
        headers: { ...headers, ...length },
        ...(signal ? { signal } : {}),
      });
      const answer = answerOf(request);
      request.end(body);
      return answer;
    },
    close: () => agent.destroy(),
  };
};

const answerOf = (request: ClientRequest): Promise<ReceivedAnswer> =>
  new Promise((resolve, reject) => {
    request.on("error", reject).once("response", (message) => {
      let body = "";
      message.setEncoding("utf8").on("data", (text: string) => {
        body += text;
      });
      message.once("error", reject).once("end", () => {
        resolve({ status: message.statusCode ?? 0, headers: joinHeaders(message.headers), body });
      });
    });
  });
