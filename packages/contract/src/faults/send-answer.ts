import type { ServerResponse } from "node:http";
import type { Fault } from "./fault.js";

/** An answer as bytes. */
export interface WrittenAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Sends an answer, or the part of it that a fault allows. */
export const sendAnswer = (
  response: ServerResponse,
  answer: WrittenAnswer,
  fault: Fault | undefined,
): void => {
  const { body, headers } = answer;
  const { socket } = response.req;
  switch (fault?.kind) {
    case "delay":
      later(response, fault.ms, () => sendWhole(response, answer));
      break;
    case "stall":
      break;
    case "reset":
      socket.resetAndDestroy();
      break;
    case "stall-midway":
      writeHead(response, answer);
      response.write(half(body));
      break;
    case "reset-midway":
      writeHead(response, answer);
      // The first half is sent before the connection is destroyed; an earlier reset could discard it.
      response.write(half(body), () => socket.destroy());
      break;
    case "slow-drip":
      writeHead(response, answer);
      drip(response, body, fault.ms);
      break;
    case "truncated-json":
      sendWhole(response, { ...answer, body: half(body) });
      break;
    case "wrong-content-type":
      sendWhole(response, { ...answer, headers: { ...headers, "content-type": "text/plain" } });
      break;
    default:
      sendWhole(response, answer);
  }
};

const pieces = 20;

const half = (body: Buffer): Buffer => body.subarray(0, Math.floor(body.length / 2));

const sendWhole = (response: ServerResponse, answer: WrittenAnswer): void => {
  writeHead(response, answer);
  response.end(answer.body);
};

const writeHead = (response: ServerResponse, { status, headers, body }: WrittenAnswer): void => {
  response.writeHead(status, { ...headers, "content-length": body.length });
  // Headers are sent at once, without waiting for the first byte of the body.
  response.flushHeaders();
};

const drip = (
  response: ServerResponse,
  rest: Buffer,
  ms: number,
  size = Math.ceil(rest.length / pieces),
): void => {
  if (rest.length <= size) {
    response.end(rest);
    return;
  }
  response.write(rest.subarray(0, size));
  later(response, ms, () => drip(response, rest.subarray(size), ms, size));
};

/** Runs `act` after a delay, unless the caller has disconnected. */
const later = (response: ServerResponse, ms: number, act: () => void): void => {
  const cancel = () => clearTimeout(timer);
  const timer = setTimeout(() => {
    response.off("close", cancel);
    act();
  }, ms);
  response.once("close", cancel);
};
