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
  /** What a value has to be, where `send` answers null to others. */
  readonly takes?: string;
  /** The way back does not exist: what is answered stands for many values. */
  readonly oneWay?: true;
  /** The value as the provider holds it; undefined when it cannot; null when the call must not be made at all. */
  send(value: Value, context: MappingContext): Held | undefined | null;
  /** The value as held by the provider, in the common model; undefined when it has no place there. @default as it is */
  receive?(held: Held): Value | undefined;
  /** Whether an answered value is the one that was sent; undefined when nobody can tell. @default `isSame` */
  same?(sent: Held, answered: unknown): boolean | undefined;
}

type Conversion<Value, Held> = Value extends Held
  ? { readonly codec?: Codec<Value, Held> }
  : { readonly codec: Codec<Value, Held> };

/** A field that an update does not take, or takes as something else, is given when the customer is created. */
type When<Name, Held, Update> = Name extends keyof Update
  ? Held extends NonNullable<Update[Name]>
    ? { readonly only?: never }
    : { readonly only: "create" }
  : { readonly only: "create" };

/** A field that reading does not answer says why. */
type Where<Name, Answer, Found> =
  | { readonly answered: keyof Found; readonly unread?: never }
  | { readonly answered: keyof Answer; readonly unread: string }
  | (Name extends keyof Found
      ? { readonly answered?: never; readonly unread?: never }
      : Name extends keyof Answer
        ? { readonly answered?: never; readonly unread: string }
        : never);

type Rule<Value, Create, Update, Answer, Found> = {
  readonly [Name in keyof Create]-?: { readonly sent: Name } & Conversion<Value, NonNullable<Create[Name]>> &
    When<Name, NonNullable<Create[Name]>, Update> &
    Where<Name, Answer, Found>;
}[keyof Create];

/**
 * Where each field stands at one provider: its name in requests (`sent`) and in answers (`answered`, unless it is the
 * same), and the conversion between them. The compiler holds each row to both requests, to the answer of a change and
 * to that of reading: a name that is missing in one of them does not compile.
 */
export type Table<Create, Update, Answer, Found> = {
  readonly [Field in CustomerField]?: Rule<FieldValues[Field], Create, Update, Answer, Found>;
};

/** A row of whichever provider. */
export interface AnyRule {
  readonly sent: string;
  readonly answered?: string;
  /** Why reading a customer does not answer it. */
  readonly unread?: string;
  /** Only this operation can send the field. */
  readonly only?: "create";
  readonly codec?: Codec<unknown, unknown>;
}

/** A table of whichever provider. */
export type AnyTable = { readonly [Field in string]?: AnyRule };
