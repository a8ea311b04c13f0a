import { ContractError } from "../contract-error.js";
import { isJsonObject, type Json, type JsonObject } from "../document/json.js";
import type { Exchange } from "./exchange.js";

/**
 * Reads the exchanges of a HAR file (1.2). What ended without an answer is left out.
 *
 * @throws {ContractError} `bad-option` when it is none.
 */
export const readHar = (text: string, path: string): Exchange[] => {
  const har = parse(text);
  const log = isJsonObject(har) ? har.log : undefined;
  const entries = isJsonObject(log) ? log.entries : undefined;
  if (!Array.isArray(entries)) {
    throw new ContractError(
      "bad-option",
      `${path} is no HAR file: it has no list of entries at /log/entries.`,
    );
  }
  return entries.flatMap((entry) => {
    const { request, response } = isJsonObject(entry) ? entry : {};
    return isJsonObject(request) && isJsonObject(response) ? exchangeOf(request, response) : [];
  });
};

/** Exchanges as a HAR file. */
export const writeHar = (exchanges: readonly Exchange[]): string => {
  const creator = { name: "@provider-clients/contract", version: "1" };
  return `${JSON.stringify({ log: { version: "1.2", creator, entries: exchanges.map(entryOf) } }, undefined, 2)}\n`;
};

const parse = (text: string): Json | undefined => {
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

const exchangeOf = (request: JsonObject, response: JsonObject): Exchange[] => {
  const { status } = response;
  if (
    typeof status !== "number" ||
    status < 100 ||
    typeof request.url !== "string" ||
    !URL.canParse(request.url)
  )
    return [];
  const body = sentText(request);
  const answered = answeredText(response);
  return [
    {
      method: String(request.method).toUpperCase(),
      url: request.url,
      headers: headersOf(request),
      ...(body === undefined ? {} : { body }),
      answer: { status, headers: headersOf(response), ...(answered === undefined ? {} : { body: answered }) },
    },
  ];
};

const sentText = ({ postData }: JsonObject): string | undefined => {
  if (!isJsonObject(postData)) return undefined;
  if (typeof postData.text === "string" && postData.text !== "") return postData.text;
  const { params } = postData;
  if (!Array.isArray(params) || params.length === 0) return undefined;
  return String(new URLSearchParams(pairsOf(params)));
};

const answeredText = ({ content }: JsonObject): string | undefined => {
  if (!isJsonObject(content) || typeof content.text !== "string") return undefined;
  return content.encoding === "base64" ? Buffer.from(content.text, "base64").toString("utf8") : content.text;
};

const headersOf = ({ headers, postData, content }: JsonObject): Record<string, string> => {
  const found: Record<string, string> = {};
  for (const [name, value] of pairsOf(headers)) {
    // HTTP/2 writes method and path as headers of their own kind.
    if (name.startsWith(":")) continue;
    const key = name.toLowerCase();
    found[key] = found[key] === undefined ? value : `${found[key]}, ${value}`;
  }
  const type = [postData, content].filter(isJsonObject).map(({ mimeType }) => mimeType)[0];
  if (found["content-type"] === undefined && typeof type === "string" && type !== "")
    found["content-type"] = type;
  return found;
};

const pairsOf = (list: Json | undefined): [string, string][] =>
  (Array.isArray(list) ? list : [])
    .filter(isJsonObject)
    .map(({ name, value }) => [String(name ?? ""), String(value ?? "")]);

const entryOf = ({ method, url, headers, body, answer }: Exchange): JsonObject => {
  const list = (pairs: Readonly<Record<string, string>>) =>
    Object.entries(pairs).map(([name, value]) => ({ name, value }));
  const type = headers["content-type"] ?? "";
  return {
    startedDateTime: new Date().toISOString(),
    time: 0,
    request: {
      method,
      url,
      httpVersion: "HTTP/1.1",
      headers: list(headers),
      queryString: [...new URL(url).searchParams].map(([name, value]) => ({ name, value })),
      cookies: [],
      headersSize: -1,
      bodySize: body?.length ?? 0,
      ...(body === undefined ? {} : { postData: { mimeType: type, text: body } }),
    },
    response: {
      status: answer.status,
      statusText: "",
      httpVersion: "HTTP/1.1",
      headers: list(answer.headers),
      cookies: [],
      content: {
        size: answer.body?.length ?? 0,
        mimeType: answer.headers["content-type"] ?? "",
        ...(answer.body === undefined ? {} : { text: answer.body }),
      },
      redirectURL: "",
      headersSize: -1,
      bodySize: -1,
    },
    cache: {},
    timings: { send: 0, wait: 0, receive: 0 },
  };
};
