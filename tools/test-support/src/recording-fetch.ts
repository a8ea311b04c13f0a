/** The arguments that a client passed to `fetch`. */
export interface SentRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: unknown;
}

/** A `fetch` that records its calls and answers every request with the same JSON. */
export const recordingFetch = (
  answer: unknown,
  status = 200,
): { fetch: typeof fetch; requests: SentRequest[] } => {
  const requests: SentRequest[] = [];
  const send: typeof fetch = async (input, init) => {
    requests.push({
      url: String(input),
      method: init?.method ?? "GET",
      headers: new Headers(init?.headers),
      body: typeof init?.body === "string" ? JSON.parse(init.body) : undefined,
    });
    return Response.json(answer, { status });
  };
  return { fetch: send, requests };
};
