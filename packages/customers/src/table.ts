import type { CustomerField, FieldValues } from "./customer.js";

/** What a conversion may look at. */
export interface MappingContext {
  /** The provider's id of the customer, where the call names one. */
  readonly id?: unknown;
  /** The instant at which time zones are looked up. */
  readonly now: Date;
}

/** How a value changes on its way to a provider and back. Methods, so that one type can stand for all of them. */
export interface Codec<Value, Held> {
  /** Only this operation can send the field. */
  readonly only?: "create";
  /** What a value has to be, where `send` answers null to others. */
  readonly takes?: string;
  /** The value as the provider holds it; undefined when it cannot; null when the call must not be made at all. */
  send(value: Value, context: MappingContext): Held | undefined | null;
  /** The value as held by the provider, in the common model; undefined when it has no place there. @default as it is */
  receive?(held: Held): Value | undefined;
}

type NamesOf<Type, Value> = {
  [Name in keyof Type]-?: Value extends NonNullable<Type[Name]> ? Name : never;
}[keyof Type];

type Converted<Value, Write, Read> = {
  [Name in keyof Write]-?: readonly [
    write: Name,
    read: keyof Read | null,
    codec: Codec<Value, NonNullable<Write[Name]>>,
  ];
}[keyof Write];

/**
 * The provider's name of a field in requests, its name in answers unless that is the same (null if there is none),
 * and the conversion between them, if any.
 */
type Rule<Value, Write, Read> =
  | readonly [both: NamesOf<Write, Value> & keyof Read]
  | readonly [write: NamesOf<Write, Value>, read: keyof Read]
  | Converted<Value, Write, Read>;

/** Where each field stands at one provider. */
export type Table<Write, Read> = {
  readonly [Field in CustomerField]?: Rule<FieldValues[Field], Write, Read>;
};

/** A table of whichever provider. */
export type AnyTable = {
  readonly [Field in string]?: readonly [
    write: string,
    read?: string | null,
    codec?: Codec<unknown, unknown>,
  ];
};
