import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { type Listener, listen } from "@provider-clients-internal/shared";
import type { Received, Step } from "../../acceptance/mock.ts";
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

const answer = (response: ServerResponse, { status = 200, headers, body, text: html, stall }: Step): void => {
  if (stall === "headers") return;
  const content = html ?? JSON.stringify(body ?? null);
  response.writeHead(status, {
    "content-type": html === undefined ? "application/json" : "text/html",
    ...headers,
  });
  if (stall === "body") response.write(content.slice(0, 1));
  else response.end(content);
};

const handle = async (
  stages: Map<string, StageState>,
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
    answer(response, {});
  } else if (!stage) answer(response, { status: 404 });
  else if (control.test(url)) answer(response, { body: await stage.received(Number(atLeast)) });
  else answer(response, stage.next(await describe(request, api.exec(url)?.[2] ?? "")));
};

/** Starts the server for all programs under test; each program sets its own answers. */
export const startMock = (): Promise<Listener> => {
  const stages = new Map<string, StageState>();
  return listen(
    createServer((request, response) => {
      // The other side disconnected, or sent invalid JSON; its own test reports that.
      handle(stages, request, response).catch(() => void response.destroy());
    }),
  );
};
