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
  /** One shape of a choice. */
  | "member"
  | "discriminator"
  /** Words for people, and extensions. */
  | "note"
  /** Any other keyword. */
  | "limit";

/** One difference between two schemas: where, by which keyword, and which way. */
export interface Difference {
  readonly aspect: Aspect;
  readonly keyword: string;
  /** The schema that it is about: in the new document, or in the old one where it is gone from the new. */
  readonly place: string;
  /** The keyword itself, in the same document. */
  readonly pointer: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
  /** True where the new schema does not admit all that the old one admits. */
  readonly isLost: boolean;
  /** True where the new schema admits what the old one does not. */
  readonly isGained: boolean;
  /** False where one of the two is only feared: it cannot be decided. */
  readonly isDecided: boolean;
  /** The names and values that are told beside the values of the keyword. */
  readonly detail?: Detail;
}

/** What goes by name and may have to be there. */
export type FieldKind = "property" | "parameter" | "header";

/** What a sentence needs to know beside the keyword's values. */
export interface Detail {
  readonly kind?: FieldKind;
  readonly name?: string;
  /** The new name of a field that was renamed. */
  readonly renamedTo?: string;
  readonly isRequired?: boolean;
  /** The flag that came or went, where a field is told as gone or new because of it. */
  readonly flag?: "readOnly" | "writeOnly";
  readonly lost?: readonly Json[];
  readonly gained?: readonly Json[];
  /** True for a list that names what is known, and not all that may come. */
  readonly isOpen?: boolean;
  /** True where nobody is touched: another member of the choice has it, or stands for it. */
  readonly isCovered?: boolean;
  /** True where a field may be left out, so that its default takes its place. */
  readonly isOptional?: boolean;
  /** The whole schema, for words that go together. */
  readonly schema?: Json;
  /** The date after which something could go. */
  readonly sunset?: string;
}
