/** One answer of the mock server, in the order given; the last one is repeated. */
export interface Step {
  /** @default 200 */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is, as HTML. */
  readonly text?: string;
  /** Never answers at all, or never ends the body. */
  readonly stall?: "headers" | "body";
}

/** A request that the mock server received. */
export interface Received {
  readonly method: string;
  /** Path and query below the base URL, as they were on the wire. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A base URL of its own, so that no test sees the requests of another. */
export interface Stage {
  readonly baseUrl: string;
  /** What was received so far; with a number, once that many requests are there. */
  readonly received: (atLeast?: number) => Promise<readonly Received[]>;
}

/** Sets up one stage. */
export type Mock = (...steps: readonly Step[]) => Promise<Stage>;

/** The mock server at an address, as the programs under test see it. */
export const connect =
  (mockUrl: string): Mock =>
  async (...steps) => {
    const stage = `${mockUrl}/stages/${crypto.randomUUID()}`;
    await fetch(stage, { method: "PUT", body: JSON.stringify(steps) });
    return {
      baseUrl: `${stage}/api`,
      received: async (atLeast = 0) => {
        const response = await fetch(`${stage}?atLeast=${atLeast}`);
        return (await response.json()) as readonly Received[];
      },
    };
  };
