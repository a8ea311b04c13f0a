import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { type DocumentSource, loadDocument } from "../document/load-document.js";
import { operationsOf } from "../document/operations.js";
import { createReaders } from "../schema/schema-reader.js";
import { targetOf } from "../verify/target.js";
import type { Exchange } from "./exchange.js";
import { writeHar } from "./har.js";
import { createLocator } from "./locate.js";
import { maskExchange } from "./mask-exchange.js";

/** How traffic is recorded. */
export interface RecordingOptions {
  /**
   * What sends the requests.
   * @default the global fetch
   */
  readonly fetch?: typeof fetch;
  /** Where the provider is; without it, where the document's servers are, or wherever a path of the document is called. */
  readonly against?: string | URL;
}

/** A `fetch` that keeps what it sent and what was answered. */
export interface Recording {
  readonly fetch: typeof fetch;
  /** What was recorded until now, as the text of a HAR file. */
  har(): Promise<string>;
  /** Writes it, with the folders that the path needs. */
  save(path: string): Promise<void>;
}

/**
 * Gives a `fetch` that records the calls of a document's operations, to be judged later with `verify --har`.
 *
 * Nothing secret or personal is kept: no credential, no header but the usual ones, and of what the document marks
 * `x-sensitive`, or does not describe, the form alone. Requests that no operation is meant by are not recorded.
 *
 * @throws {ContractError} for a document that cannot be used; `bad-option`.
 * @example
 * ```ts
 * import { recordingFetch } from "@provider-clients/contract";
 * import { createSoapClient } from "@provider-clients/soap";
 *
 * const recording = await recordingFetch("soap");
 * const soap = createSoapClient({ apiKey: "…", environment: "sandbox", fetch: recording.fetch });
 * // … use it, then:
 * await recording.save("traffic/soap.har");
 * ```
 */
export const recordingFetch = async (
  from: DocumentSource,
  { fetch: send = fetch, against }: RecordingOptions = {},
): Promise<Recording> => {
  const { document, compiler } = await loadDocument(from);
  const readers = createReaders(document, compiler);
  const locate = createLocator(
    document,
    operationsOf(document),
    against === undefined ? undefined : targetOf(against),
  );
  const exchanges: Exchange[] = [];
  const record = async (request: Request, response: Response): Promise<void> => {
    // An answer that was cut off is no exchange; whoever asked is told by the answer itself.
    const exchange = await exchangeOf(request, response).catch(() => undefined);
    if (exchange === undefined) return;
    const located = locate(exchange);
    if (located.kind === "operation") exchanges.push(maskExchange(readers, located.route, exchange));
  };
  const pending: Promise<void>[] = [];
  const har = async (): Promise<string> => {
    await Promise.all(pending);
    return writeHar(exchanges);
  };
  return {
    async fetch(input, init) {
      const request = new Request(input instanceof Request ? input.clone() : input, init);
      // A stream can be read once: what is sent then is the copy. Everything else is sent as it was given.
      const isStream = init?.body instanceof ReadableStream;
      const response = await (isStream ? send(request.clone()) : send(input, init));
      const recorded = record(request, response.clone());
      // Whatever goes wrong is told by `har`.
      recorded.catch(() => undefined);
      pending.push(recorded);
      return response;
    },
    har,
    async save(path) {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, await har());
    },
  };
};

const exchangeOf = async (request: Request, response: Response): Promise<Exchange> => {
  const body = request.body === null ? undefined : await request.text();
  return {
    method: request.method,
    url: request.url,
    headers: Object.fromEntries(request.headers),
    ...(body === undefined ? {} : { body }),
    answer: {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: await response.text(),
    },
  };
};
