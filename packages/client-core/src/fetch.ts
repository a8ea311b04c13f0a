/** The second argument of `fetch`: plain values, so that any implementation accepts them. */
export interface FetchInit {
  readonly method: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Absent, or undefined, where the request has no body. */
  readonly body?: string | ArrayBuffer;
  readonly redirect: "manual";
  /** Aborts when the attempt is out of time, or the caller's signal aborts. */
  readonly signal: AbortSignal;
}

/** The body of an answer, as far as a client reads it: a `ReadableStream` of bytes. */
export interface AnswerStream {
  readonly getReader: () => {
    readonly read: () => Promise<{
      readonly done: boolean;
      readonly value?: Uint8Array<ArrayBuffer> | undefined;
    }>;
    readonly cancel: () => Promise<void>;
  };
  readonly cancel: () => Promise<void>;
}

/** What a client reads of an answer: a `Response`, of whatever implementation. */
export interface FetchAnswer {
  readonly ok: boolean;
  readonly status: number;
  readonly statusText: string;
  readonly headers: Iterable<[string, string]> & { readonly get: (name: string) => string | null };
  /** Absent where answers have no streams, as in React Native: the body is read with `arrayBuffer` there. */
  readonly body?: AnswerStream | null;
  readonly arrayBuffer?: () => Promise<ArrayBuffer>;
}

/**
 * Sends one request: the global `fetch`, undici's, or a function of your own. It must send exactly one request per
 * call: one that retries by itself may apply a change twice.
 */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchAnswer>;

/**
 * Further members of the second argument of `fetch`: those of the standard that a client does not set itself, and those
 * of a runtime, such as `dispatcher` (Node.js), `next` (Next.js), `cf` (Cloudflare) and `proxy` (Bun).
 */
export interface FetchExtras {
  readonly cache?: "default" | "force-cache" | "no-cache" | "no-store" | "only-if-cached" | "reload";
  readonly credentials?: "include" | "omit" | "same-origin";
  readonly integrity?: string;
  readonly keepalive?: boolean;
  readonly mode?: "cors" | "no-cors" | "same-origin";
  readonly priority?: "auto" | "high" | "low";
  readonly referrer?: string;
  readonly method?: never;
  readonly headers?: never;
  readonly body?: never;
  readonly redirect?: never;
  readonly signal?: never;
  readonly [member: string]: unknown;
}
