import type { Json } from "@provider-clients/openapi";

/** What a difference is about. */
export type Aspect =
  /** The type of a value; `null` on its own where only null came or went. */
  | "type"
  | "null"
  /** A list of values that are admitted. */
  | "enum"
  /** A property, parameter or header: whether it is described, whether it has to be there, its default. */
  | "field"
  | "required"
  | "default"
  /** A member of a choice. */
  | "member"
  | "discriminator"
  /** Descriptions, examples and extensions. */
  | "note"
  /** Any other keyword. */
  | "limit";

/** One difference between two schemas: its place, its keyword and its direction. */
export interface Difference {
  readonly aspect: Aspect;
  readonly keyword: string;
  /** The pointer of the schema in the new document, or in the old one if it was removed. */
  readonly place: string;
  /** The pointer of the keyword, in the same document. */
  readonly pointer: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
  /** True if the new schema refuses values that the old one admits. */
  readonly isLost: boolean;
  /** True if the new schema admits values that the old one refuses. */
  readonly isGained: boolean;
  /** False if one of the two is assumed, because it cannot be decided. */
  readonly isDecided: boolean;
  /** Further names and values for the message. */
  readonly detail?: Detail;
}

/** A keyword and its place. */
export type At = Pick<Difference, "keyword" | "place" | "pointer">;

/** The difference in a keyword; empty if values are neither lost nor gained. Undefined counts as true: it is assumed. */
export const differ = (
  aspect: Aspect,
  { keyword, place, pointer }: At,
  { before, after }: Pick<Difference, "before" | "after">,
  [isLost, isGained]: readonly [isLost: boolean | undefined, isGained: boolean | undefined],
  detail?: Detail,
): readonly Difference[] => {
  if (isLost === false && isGained === false) return [];
  const isDecided = isLost !== undefined && isGained !== undefined;
  const ways = { isLost: isLost ?? true, isGained: isGained ?? true, isDecided };
  return [{ aspect, keyword, place, pointer, before, after, ...ways, ...(detail ? { detail } : {}) }];
};

/** The kinds of fields. */
export type FieldKind = "property" | "parameter" | "header";

/** What a message needs besides the keyword's values. */
export interface Detail {
  readonly kind?: FieldKind;
  readonly name?: string;
  /** The new name of a field that was renamed. */
  readonly renamedTo?: string;
  readonly isRequired?: boolean;
  /** The flag whose change makes a field seem removed or new. */
  readonly flag?: "readOnly" | "writeOnly" | undefined;
  readonly lost?: readonly Json[];
  readonly gained?: readonly Json[];
  /** True if the old types admit only the values of the list, also in answers. */
  readonly wasClosed?: boolean;
  /** True if the new types admit other values in answers, and the old ones did not. */
  readonly isOpened?: boolean;
  /** The old keyword, if it is another one, such as `minimum` for `exclusiveMinimum`. */
  readonly formerKeyword?: string;
  /** True if no caller is affected, because another member of the choice covers it. */
  readonly isCovered?: boolean;
  /** True if a field may be left out, so that its default applies. */
  readonly isOptional?: boolean;
  /** The whole schema, for annotations that belong together. */
  readonly schema?: Json;
  /** The day in `x-sunset`. */
  readonly sunset?: string | undefined;
}
