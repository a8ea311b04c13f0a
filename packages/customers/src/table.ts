import type { CustomerField, FieldValues } from "./customer.js";

/** What a conversion may look at, and where it says what it could not do. */
export interface MappingContext {
  /** The provider's id of the customer, where the call names one. */
  readonly id?: unknown;
  /** The instant at which time zones are looked up. */
  readonly now: Date;
  /** Names a part of the value that the provider cannot hold. */
  readonly ignore: (path: string) => void;
  /** Says why the call must not be made at all; never with the value in it. */
  readonly refuse: (reason: string) => void;
}

/** How a value changes on its way to a provider and back. */
export interface Codec<Value, Held> {
  /** The value as the provider holds it; undefined when it cannot. */
  readonly send: (value: Value, context: MappingContext) => Held | undefined;
  /** The value as held by the provider, in the common model; undefined when it has no place there. */
  readonly receive?: (held: Held) => Value | undefined;
}

type NamesOf<Type, Value> = {
  [Name in keyof Type]-?: Value extends NonNullable<Type[Name]> ? Name : never;
}[keyof Type];

type Converted<Value, Write, Read> = {
  [Name in keyof Write]-?: {
    readonly write: Name;
    readonly read?: keyof Read;
    readonly codec: Codec<Value, NonNullable<Write[Name]>>;
  };
}[keyof Write];

interface Verbatim<Value, Write, Read> {
  readonly write: NamesOf<Write, Value>;
  readonly read?: keyof Read;
  readonly codec?: never;
}

/** Where one field stands at one provider. */
export type Rule<Value, Write, Read> = (Verbatim<Value, Write, Read> | Converted<Value, Write, Read>) & {
  /** Only this operation can send it. */
  readonly only?: "create";
  /** The provider does not create a customer without it. */
  readonly required?: true;
};

/** One provider's fields: its name in requests (`write`), in answers (`read`), and what happens in between. */
export type Table<Write, Read> = {
  readonly [Field in CustomerField]?: Rule<FieldValues[Field], Write, Read>;
};

/** A rule as the mapping sees it, when it does not matter whose it is. */
export interface AnyRule {
  readonly write: string;
  readonly read?: string;
  readonly codec?: {
    send(value: unknown, context: MappingContext): unknown;
    receive?(held: unknown): unknown;
  };
  readonly only?: "create";
  readonly required?: true;
}

/** A table as the mapping sees it. */
export type AnyTable = { readonly [Field in string]?: AnyRule };
