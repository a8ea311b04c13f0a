/** How far something goes: wholly, in part (the words say which), or not at all. */
export type Reach = "yes" | "partly" | "no";

/** What happens to one keyword of a schema on its way to users. */
export interface Keyword {
  readonly name: string;
  /** Whether the compiler refuses what the keyword refuses, and how the type says it. */
  readonly types: { readonly reach: Reach; readonly words: string };
  /** Whether the generated validators refuse what the keyword refuses. */
  readonly validators: { readonly reach: Reach; readonly words?: string };
  /** Whether the mock server (Prism) refuses what the keyword refuses. */
  readonly mock: { readonly reach: Reach; readonly words?: string };
  /** What to write instead, where the keyword means nothing to us wherever it stands. */
  readonly instead?: string;
}

const refused = { reach: "yes" } as const;

/** A keyword that the types say. */
export const typed = (name: string, words: string): Keyword => ({
  name,
  types: { reach: "yes", words },
  validators: refused,
  mock: refused,
});

/** A keyword that the types say where TypeScript can, and that is listed as lost where it cannot. */
export const partlyTyped = (name: string, words: string): Keyword => ({
  ...typed(name, words),
  types: { reach: "partly", words },
});

/** A keyword that TypeScript cannot say, on purpose left to validation. */
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

/** A keyword that refuses nothing. */
export const annotation = (name: string, words: string): Keyword => ({
  name,
  types: { reach: "no", words },
  validators: { reach: "no", words: "refuses nothing" },
  mock: { reach: "no", words: "refuses nothing" },
});

/** A keyword that is lost wherever it stands. */
export const ignored = (name: string, instead: string): Keyword => ({
  name,
  types: { reach: "no", words: "listed as lost" },
  validators: { reach: "no" },
  mock: { reach: "no" },
  instead,
});
