/** How far a keyword is supported: fully, in part (`words` has the details), or not at all. */
export type Reach = "yes" | "partly" | "no";

/** How one schema keyword is supported. */
export interface Keyword {
  readonly name: string;
  /** Whether the TypeScript compiler refuses what the keyword refuses, and how the type expresses it. */
  readonly types: { readonly reach: Reach; readonly words: string };
  /** Whether the generated validators refuse what the keyword refuses. */
  readonly validators: { readonly reach: Reach; readonly words?: string };
  /** Whether the mock server (Prism) refuses what the keyword refuses. */
  readonly mock: { readonly reach: Reach; readonly words?: string };
  /** What to write instead, if the keyword has no meaning here. */
  readonly instead?: string;
}

const refused = { reach: "yes" } as const;

/** A keyword that the types express. */
export const typed = (name: string, words: string): Keyword => ({
  name,
  types: { reach: "yes", words },
  validators: refused,
  mock: refused,
});

/** A keyword that the types express if TypeScript can; otherwise it is listed as lost. */
export const partlyTyped = (name: string, words: string): Keyword => ({
  ...typed(name, words),
  types: { reach: "partly", words },
});

/** A keyword that TypeScript cannot express, deliberately left to validation. */
export const validated = (
  name: string,
  details: Partial<Pick<Keyword, "validators" | "mock">> = {},
): Keyword => ({
  name,
  types: { reach: "no", words: "left to validation" },
  validators: refused,
  mock: refused,
  ...details,
});

/** A keyword that restricts nothing. */
export const annotation = (name: string, words: string): Keyword => ({
  name,
  types: { reach: "no", words },
  validators: { reach: "no", words: "refuses nothing" },
  mock: { reach: "no", words: "refuses nothing" },
});

/** A keyword that is always lost. */
export const ignored = (name: string, instead: string): Keyword => ({
  name,
  types: { reach: "no", words: "listed as lost" },
  validators: { reach: "no" },
  mock: { reach: "no" },
  instead,
});
