/** A request that a client sent. */
export interface SentRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly redirect: string | undefined;
  readonly signal: AbortSignal;
}

/** A response, an error to reject with, or a function that returns either or never settles. */
export type Answer = Response | Error | ((signal: AbortSignal) => Promise<Response>);

/** A fetch that answers from a list, repeats the last entry, and records the requests. */
export const createRecordingFetch = (...answers: readonly [Answer, ...Answer[]]) => {
  const requests: SentRequest[] = [];
  const send: typeof fetch = async (input, init) => {
    const signal = init?.signal as AbortSignal;
    requests.push({
      url: String(input),
      method: String(init?.method),
      headers: Object.fromEntries(new Headers(init?.headers)),
      body: init?.body,
      redirect: init?.redirect,
      signal,
    });
    const answer = answers[Math.min(requests.length, answers.length) - 1] as Answer;
    if (answer instanceof Error) {
      throw answer;
    }
    return typeof answer === "function" ? answer(signal) : answer.clone();
  };
  return { fetch: send, requests };
};

/** Never answers, and ignores its signal. */
export const deaf = (): Promise<never> => new Promise(() => {});

/** Answers with headers at once and never sends the body. */
export const stalledBody = async (): Promise<Response> => new Response(new ReadableStream());

/** A JSON answer. */
export const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json", ...headers } });

/** An error like those of Node's fetch. */
export const fetchFailed = (code: string): TypeError =>
  new TypeError("fetch failed", {
    cause: Object.assign(new Error(`connect ${code} secret.internal`), { code }),
  });
