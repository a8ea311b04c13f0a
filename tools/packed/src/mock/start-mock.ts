import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { text } from "node:stream/consumers";
import { type Listener, listen } from "@provider-clients-internal/shared";
import type { Received, Stage, Step } from "../../acceptance/mock.ts";
import { certificate } from "./certificate.ts";
import { createStage, type StageState } from "./stages.ts";

const control = /^\/stages\/([\w-]+)(?:\?atLeast=(\d+))?$/;
const api = /^\/stages\/([\w-]+)\/api(.*)$/;

/** Allows any header, because the clients' credentials are in different ones. */
const allow = (request: IncomingMessage, response: ServerResponse): void => {
  response.setHeader("access-control-allow-origin", "*");
  response.setHeader("access-control-expose-headers", "*");
  response.setHeader("access-control-allow-methods", request.headers["access-control-request-method"] ?? "*");
  response.setHeader(
    "access-control-allow-headers",
    request.headers["access-control-request-headers"] ?? "*",
  );
};

const describe = async (request: IncomingMessage, target: string): Promise<Received> => {
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
  );
  return { method: request.method ?? "", target, headers, body: await text(request) };
};

const answer = (
  response: ServerResponse,
  { status = 200, headers, body, text: html, stall, isBroken }: Step,
): void => {
  if (stall === "headers") return;
  if (isBroken) {
    response.destroy();
    return;
  }
  const content = html ?? JSON.stringify(body ?? null);
  response.writeHead(status, {
    "content-type": html === undefined ? "application/json" : "text/html",
    ...headers,
  });
  if (stall === "body") response.write(content.slice(0, 1));
  else response.end(content);
};

/** Addresses that no request gets through to. */
type Elsewhere = Pick<Stage, "closed" | "untrusted">;

const handle = async (
  stages: Map<string, StageState>,
  elsewhere: Elsewhere,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  allow(request, response);
  const url = request.url ?? "";
  const [, name = "", atLeast = "0"] = control.exec(url) ?? api.exec(url) ?? [];
  const stage = stages.get(name);
  if (request.method === "OPTIONS") answer(response, { status: 204 });
  else if (control.test(url) && request.method === "PUT") {
    stages.set(name, createStage(JSON.parse(await text(request))));
    answer(response, { body: elsewhere });
  } else if (!stage) answer(response, { status: 404 });
  else if (control.test(url)) answer(response, { body: await stage.received(Number(atLeast)) });
  else answer(response, stage.next(await describe(request, api.exec(url)?.[2] ?? "")));
};

/** Starts the server for all programs under test; each program sets its own answers. */
export const startMock = async (): Promise<Listener> => {
  const stages = new Map<string, StageState>();
  const gone = await listen(createServer());
  await gone.stop();
  const secure = await listen(createTlsServer(certificate, (_, response) => void response.end("{}")));
  const elsewhere = { closed: gone.url, untrusted: secure.url.replace("http:", "https:") };
  const main = await listen(
    createServer((request, response) => {
      // The other side disconnected, or sent invalid JSON; its own test reports that.
      handle(stages, elsewhere, request, response).catch(() => void response.destroy());
    }),
  );
  const stop = async (): Promise<void> => {
    await Promise.all([main.stop(), secure.stop()]);
  };
  return { url: main.url, stop, [Symbol.asyncDispose]: stop };
};
