/** A request that was sent and what was answered, as text. */
export interface Exchange {
  /** Upper case. */
  readonly method: string;
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly answer: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    /** Absent where it was not recorded. */
    readonly body?: string;
  };
}
