import type {
  CallOptions,
  ProviderError,
  ProviderErrorKind,
  ResponseInfo,
} from "@provider-clients/client-core";
import type { Mock, Received } from "./mock.ts";
import { type Rows, rejection, same } from "./rows.ts";

/** What the common rows need to know about a client package. */
export interface Subject {
  readonly isError: (value: unknown, kind?: ProviderErrorKind) => value is ProviderError;
  /** A documented call that changes something, with a client of its own. */
  readonly change: (baseUrl: string, options?: CallOptions) => Promise<unknown>;
  /** The same call with a path value that would change the route. */
  readonly changeElsewhere: (baseUrl: string) => Promise<unknown>;
  /** A call that may be retried. */
  readonly repeatable: (baseUrl: string, options?: CallOptions) => Promise<unknown>;
  /** The first call, by a client that validates answers. */
  readonly validated: (baseUrl: string) => Promise<unknown>;
  /** An answer that violates its schema. */
  readonly departing: object;
  /** What the provider answers to the first call. */
  readonly answer: object;
  /** What the first call has to send. */
  readonly request: Omit<Received, "headers"> & {
    readonly credential: readonly [header: string, value: string];
  };
}

const words = "Jane Doe is not one of ours";

const failure = async (
  { isError }: Subject,
  kind: ProviderErrorKind,
  promise: Promise<unknown>,
): Promise<ProviderError> => {
  const error = await rejection(promise);
  if (!isError(error, kind)) throw new Error(`not an error of kind ${kind}: ${error}`);
  return error;
};

const success = (subject: Subject) => async (mock: Mock) => {
  const { change, request, answer } = subject;
  const stage = await mock({ body: answer });
  same("answer", await change(stage.baseUrl), answer);
  const [received, ...others] = await stage.received(1);
  same("further requests", others, []);
  const [header, value] = request.credential;
  same("credential", received?.headers[header.toLowerCase()], value);
  const { method, target, body } = received ?? {};
  same("request", [method, target, body], [request.method, request.target, request.body]);
};

const providerError = (subject: Subject) => async (mock: Mock) => {
  const { baseUrl } = await mock({ status: 422, body: { message: words } });
  const error = await failure(subject, "answer", subject.change(baseUrl));
  same("facts", [error.status, error.outcome, error.attempts], [422, "rejected", 1]);
  same("body", error.kind === "answer" && error.body, { message: words });
  same("the provider's words in JSON", `${error.message}${JSON.stringify(error)}`.includes("Jane"), false);
};

const redirect = (subject: Subject) => async (mock: Mock) => {
  const elsewhere = await mock({ body: {} });
  const { baseUrl } = await mock({ status: 307, headers: { location: elsewhere.baseUrl } });
  const { status, outcome } = await failure(subject, "redirect", subject.change(baseUrl));
  // A page does not see the status, and a 303 may follow a change that was applied.
  same("outcome", outcome, status === 307 ? "rejected" : "unknown");
  same("requests that followed", (await elsewhere.received()).length, 0);
};

const unreadable = (subject: Subject) => async (mock: Mock) => {
  const { baseUrl } = await mock({ text: "<h1>Maintenance</h1>" });
  const { outcome, status } = await failure(subject, "unreadable", subject.change(baseUrl));
  same("facts", [status, outcome], [200, "unknown"]);
};

const timeout = (subject: Subject) => async (mock: Mock) => {
  const { baseUrl } = await mock({ stall: "body", body: subject.answer });
  const { outcome } = await failure(subject, "timeout", subject.change(baseUrl, { timeoutMs: 400 }));
  same("outcome", outcome, "unknown");
};

const abort = (subject: Subject) => async (mock: Mock) => {
  const stage = await mock({ stall: "headers" });
  const controller = new AbortController();
  const call = rejection(subject.change(stage.baseUrl, { signal: controller.signal }));
  await stage.received(1);
  const reason = new Error("The user left.");
  controller.abort(reason);
  if ((await call) !== reason) throw new Error("the reason was not passed on");
};

const retry = (subject: Subject) => async (mock: Mock) => {
  const stage = await mock({ status: 503, body: {} }, { body: subject.answer });
  let info: ResponseInfo | undefined;
  const onResponse = (last: ResponseInfo) => {
    info = last;
  };
  await subject.repeatable(stage.baseUrl, { onResponse });
  same("attempts", [info?.status, info?.attempts], [200, 2]);
  same("requests", (await stage.received(2)).length, 2);
};

const validation = (subject: Subject) => async (mock: Mock) => {
  const good = await mock({ body: subject.answer });
  same("answer", await subject.validated(good.baseUrl), subject.answer);
  const bad = await mock({ body: subject.departing });
  const error = await failure(subject, "unreadable", subject.validated(bad.baseUrl));
  const { issues } = error as { readonly issues?: readonly object[] };
  same("issues", [error.outcome, !!issues?.length], ["unknown", true]);
};

const refusedPathValue = (subject: Subject) => async (mock: Mock) => {
  const stage = await mock({ body: {} });
  const { outcome } = await failure(subject, "invalid-request", subject.changeElsewhere(stage.baseUrl));
  same("outcome", outcome, "not-sent");
  same("requests", (await stage.received()).length, 0);
};

/** The rows that every client must pass. */
export const clientRows = (subject: Subject): Rows => ({
  "a success": success(subject),
  "a typed provider error": providerError(subject),
  "an unreadable answer": unreadable(subject),
  "a redirect, not followed": redirect(subject),
  "a timeout": timeout(subject),
  "an abort": abort(subject),
  "a retry": retry(subject),
  "a refused path value": refusedPathValue(subject),
  "an answer against its schema": validation(subject),
});
