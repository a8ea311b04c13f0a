import type { Json } from "./json.js";

/** Where a parameter travels. */
export type ParameterPlace = "path" | "query" | "header" | "cookie";

/** A parameter of an operation. */
export interface Parameter {
  readonly name: string;
  readonly in: ParameterPlace;
  readonly isRequired: boolean;
  readonly pointer: string;
  /** Absent when the document gives no schema: then anything is valid. */
  readonly schemaPointer?: string;
  readonly style: string;
  readonly explode: boolean;
  /** The media type, for a parameter that is serialised as a whole document (`content`). */
  readonly contentType?: string;
  /** Values that the document gives as examples. */
  readonly examples: readonly NamedExample[];
  readonly isSensitive: boolean;
  readonly skip?: string;
}

/** An example with its name, in a request body or in an answer. */
export interface NamedExample {
  readonly name: string;
  readonly pointer: string;
  readonly value: Json;
}

/** How one property of a form travels, where the document says so. */
export interface Encoding {
  readonly contentType?: string;
  readonly style?: string;
  readonly explode?: boolean;
}

/** A body in one media type. */
export interface MediaType {
  readonly type: string;
  readonly pointer: string;
  readonly schemaPointer?: string;
  /** By property. */
  readonly encodings: Readonly<Record<string, Encoding>>;
  readonly examples: readonly NamedExample[];
}

/** The body of a request. */
export interface RequestBody {
  readonly isRequired: boolean;
  readonly pointer: string;
  readonly contents: readonly MediaType[];
}

/** A documented answer: a status, a range such as `2XX`, or `default`. */
export interface DocumentedAnswer {
  readonly status: string;
  readonly pointer: string;
  readonly contents: readonly MediaType[];
  readonly skip?: string;
}

/** A way to prove who is calling. */
export interface SecurityScheme {
  /** The key in the document, which is also the name of the client's option. */
  readonly name: string;
  readonly place: "header" | "query" | "cookie" | "other";
  /** The name of the header (in lower case), query parameter or cookie. */
  readonly key: string;
  /** What stands before the credential, such as `Bearer `. */
  readonly prefix: string;
}

/** One operation of a document, with everything resolved that is not a schema. */
export interface Operation {
  readonly id: string;
  /** Upper case. */
  readonly method: string;
  readonly path: string;
  readonly pointer: string;
  readonly parameters: readonly Parameter[];
  readonly body?: RequestBody;
  readonly answers: readonly DocumentedAnswer[];
  /** Alternatives, each a list of schemes that are needed together; an empty list admits anybody. */
  readonly security: readonly (readonly SecurityScheme[])[];
  /** Schemes that the document declares without saying, here or for all, whether this operation needs one. */
  readonly unsaidSecurity: readonly SecurityScheme[];
  /** Whether it changes nothing: GET and HEAD, unless the document says `x-safe: false`. */
  readonly isSafe: boolean;
  /** The header that carries an idempotency key, in lower case. */
  readonly keyHeader?: string;
  readonly skip?: string;
}
