import type { CustomerField, FieldValues } from "./customer.js";

/** What a conversion may use besides the value. */
export interface MappingContext {
  /** The provider's id of the customer, if the call names one. */
  readonly id?: unknown;
  /** The instant at which time zones are looked up. */
  readonly now: Date;
}

/** Converts a value for a provider and back. Methods, so that one type can stand for all of them. */
export interface Codec<Value, Held> {
  /** The required form of a value, if `send` returns null for others. */
  readonly takes?: string;
  /** There is no way back: one returned value stands for many sent ones. */
  readonly oneWay?: true;
  /** The value in the provider's form; undefined if the provider cannot hold it; null if the call must not be made. */
  send(value: Value, context: MappingContext): Held | undefined | null;
  /** The provider's value in the common model; undefined if it has no equivalent. @default unchanged */
  receive?(held: Held): Value | undefined;
  /** True if the returned value is the one that was sent; undefined if that cannot be decided. @default `isSame` */
  same?(sent: Held, answered: unknown): boolean | undefined;
}

type Conversion<Value, Held> = Value extends Held
  ? { readonly codec?: Codec<Value, Held> }
  : { readonly codec: Codec<Value, Held> };

/** A field that an update does not take, or takes as another type, is sent only when the customer is created. */
type When<Name, Held, Update> = Name extends keyof Update
  ? Held extends NonNullable<Update[Name]>
    ? { readonly only?: never }
    : { readonly only: "create" }
  : { readonly only: "create" };

/** A field missing from read answers must state why. */
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
 * Maps each field at one provider: its name in requests (`sent`), its name in answers (`answered`, if different), and
 * the conversion between them. The compiler checks each row against both requests, the answer to a change and the
 * answer to a read: a name that is missing in one of them does not compile.
 */
export type Table<Create, Update, Answer, Found> = {
  readonly [Field in CustomerField]?: Rule<FieldValues[Field], Create, Update, Answer, Found>;
};

/** A row of any provider's table. */
export interface AnyRule {
  readonly sent: string;
  readonly answered?: string;
  /** Why reads do not return it. */
  readonly unread?: string;
  /** Only this operation can send the field. */
  readonly only?: "create";
  readonly codec?: Codec<unknown, unknown>;
}

/** Any provider's table. */
export type AnyTable = { readonly [Field in string]?: AnyRule };
