/** One answer of the mock server, in the order given; the last one is repeated. */
export interface Step {
  /** @default 200 */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent unchanged, as HTML. */
  readonly text?: string;
  /** Never answers, or never finishes the body. */
  readonly stall?: "headers" | "body";
  /** Ends the connection instead of answering. */
  readonly isBroken?: boolean;
}

/** A request that the mock server received. */
export interface Received {
  readonly method: string;
  /** Path and query below the base URL, as they were on the wire. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A base URL per test, so that tests do not see each other's requests. */
export interface Stage {
  readonly baseUrl: string;
  /** An address where nobody listens. */
  readonly closed: string;
  /** An address whose certificate nobody trusts. */
  readonly untrusted: string;
  /** The received requests; with a number, waits for that many. */
  readonly received: (atLeast?: number) => Promise<readonly Received[]>;
}

/** Sets up one stage. */
export type Mock = (...steps: readonly Step[]) => Promise<Stage>;

/** The mock server at a URL, as seen by the programs under test. */
export const connect =
  (mockUrl: string): Mock =>
  async (...steps) => {
    const stage = `${mockUrl}/stages/${crypto.randomUUID()}`;
    const opened = await fetch(stage, { method: "PUT", body: JSON.stringify(steps) });
    const { closed, untrusted } = (await opened.json()) as Pick<Stage, "closed" | "untrusted">;
    return {
      baseUrl: `${stage}/api`,
      closed,
      untrusted,
      received: async (atLeast = 0) => {
        const response = await fetch(`${stage}?atLeast=${atLeast}`);
        return (await response.json()) as readonly Received[];
      },
    };
  };
