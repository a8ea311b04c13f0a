import type { ServerResponse } from "node:http";
import type { Fault } from "./fault.js";

/** An answer as bytes. */
export interface WrittenAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Sends an answer, or as much of it as a fault lets through. */
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
      // The half is on its way before the connection goes; a reset could take it back.
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
  // Headers alone are a sign of life: they do not wait for the first byte of the body.
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

/** Does something after a while, unless the caller has gone until then. */
const later = (response: ServerResponse, ms: number, act: () => void): void => {
  const cancel = () => clearTimeout(timer);
  const timer = setTimeout(() => {
    response.off("close", cancel);
    act();
  }, ms);
  response.once("close", cancel);
};
