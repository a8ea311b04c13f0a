import type { Json, JsonObject } from "@provider-clients/openapi";

/** A schema as the rules see it: with what surrounds it. */
export interface SchemaPlace {
  readonly document: JsonObject;
  readonly schema: JsonObject;
  /** True where a schema around this one (it is a member of its `allOf`, `anyOf` or `oneOf`) says the type. */
  readonly isTypedOutside: boolean;
  /** The properties that such a schema declares. */
  readonly outerProperties: ReadonlySet<string>;
}

/** How far something goes: wholly, in part (the words say which), or not at all. */
export type Reach = "yes" | "partly" | "no";

/** What happens to one keyword of a schema on its way to users. */
export interface Keyword {
  readonly name: string;
  /** Whether the compiler refuses what the keyword refuses, and how the type says it. */
  readonly types: { readonly reach: Reach; readonly words: string };
  /** Whether the generated validators (Ajv) refuse what the keyword refuses. */
  readonly validators: { readonly reach: Reach; readonly words?: string };
  /** Whether the mock server (Prism) refuses what the keyword refuses. */
  readonly mock: { readonly reach: Reach; readonly words?: string };
  /**
   * Why the types would lose the keyword as it is used here, and what to write instead; undefined where they keep
   * it, or where only validation can check it.
   */
  readonly lost?: (place: SchemaPlace, value: Json) => string | undefined;
}

const refused = { reach: "yes" } as const;

/** A keyword that the types say. */
export const typed = (name: string, words: string, lost?: Keyword["lost"]): Keyword => ({
  name,
  types: { reach: "yes", words },
  validators: refused,
  mock: refused,
  ...(lost && { lost }),
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

/** A keyword that would be lost, wherever it stands. */
export const unsupported = (name: string, instead: string, mock: Keyword["mock"] = refused): Keyword => ({
  name,
  types: { reach: "no", words: "generation stops" },
  validators: refused,
  mock,
  lost: () => instead,
});
