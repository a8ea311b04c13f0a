import type { Json } from "./json.js";

/** Where a parameter travels. */
export type ParameterPlace = "path" | "query" | "header" | "cookie";

/** A parameter of an operation. */
export interface Parameter {
  readonly name: string;
  readonly in: ParameterPlace;
  readonly isRequired: boolean;
  readonly pointer: string;
  /** Undefined if the document has no schema; then any value is valid. */
  readonly schemaPointer?: string;
  readonly style: string;
  readonly explode: boolean;
  /** True if percent-encoded triplets in its values are sent as they are (RFC 6570, `{+value}`). */
  readonly allowReserved: boolean;
  /** The media type, for a parameter serialised with `content`. */
  readonly contentType?: string;
  /** Example values from the document. */
  readonly examples: readonly NamedExample[];
  readonly isSensitive: boolean;
  readonly skip?: string;
}

/** A named example of a request body or an answer. */
export interface NamedExample {
  readonly name: string;
  readonly pointer: string;
  readonly value: Json;
}

/** How one property of a form is serialised, if the document says so. */
export interface Encoding {
  readonly contentType?: string;
  readonly style?: string;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
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

/** A header of an answer. */
export interface DocumentedHeader {
  /** Undefined if the document has no schema; then any value is valid. */
  readonly schemaPointer?: string;
  readonly examples: readonly NamedExample[];
}

/** A documented answer: a status, a range such as `2XX`, or `default`. */
export interface DocumentedAnswer {
  readonly status: string;
  readonly pointer: string;
  readonly contents: readonly MediaType[];
  readonly headers: readonly DocumentedHeader[];
  readonly skip?: string;
}

/** A security scheme. */
export interface SecurityScheme {
  /** The key in the document, which is also the client's option. */
  readonly name: string;
  readonly place: "header" | "query" | "cookie" | "other";
  /** The name of the header (in lower case), query parameter or cookie. */
  readonly key: string;
  /** The prefix of the credential, such as `Bearer `. */
  readonly prefix: string;
}

/** One operation of a document, with everything except schemas resolved. */
export interface Operation {
  readonly id: string;
  /** Upper case. */
  readonly method: string;
  readonly path: string;
  readonly pointer: string;
  readonly parameters: readonly Parameter[];
  readonly body?: RequestBody;
  readonly answers: readonly DocumentedAnswer[];
  /** Alternatives, each a list of schemes that are required together; an empty list allows anybody. */
  readonly security: readonly (readonly SecurityScheme[])[];
  /** Schemes that the document declares without saying whether this operation needs them. */
  readonly unsaidSecurity: readonly SecurityScheme[];
  /** True if it changes nothing: GET and HEAD, unless the document has `x-safe: false`. */
  readonly isSafe: boolean;
  /** The header for an idempotency key, in lower case. */
  readonly keyHeader?: string;
  readonly skip?: string;
}
