import type { CallOptions, IdempotentCallOptions, ProviderDefinition } from "@provider-clients/client-core";
import type { CustomerField } from "./customer.js";
import type { AnyTable } from "./table.js";

/** At most so many requests within any stretch of so many milliseconds. */
export interface Rate {
  readonly limit: number;
  readonly intervalMs: number;
}

/** The types of one change at one provider. */
export interface ChangeTypes {
  /** What the caller names the customer, or the place for a new one, by. */
  readonly target: object;
  readonly request: object;
  /** The answer as received. */
  readonly raw: object;
  /** The customer's id; with undefined where the provider may answer none. */
  readonly id: unknown;
  /** The answered record in the common model; with undefined where the provider may answer none. */
  readonly record: unknown;
}

/** The types of one provider. Its file states them, and all others are worked out from them. */
export interface ProviderTypes {
  readonly client: object;
  readonly create: ChangeTypes;
  readonly update: ChangeTypes;
  readonly read: { readonly target: object; readonly record: object };
  /** The fields that no customer is created without, */
  readonly needs: CustomerField;
  /** except by such a target. */
  readonly unless: object;
}

/** One request as it would be sent. */
export interface PlannedRequest {
  readonly operationId: string;
  readonly path: Readonly<Record<string, string | number | bigint>>;
  readonly query?: object;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What a target makes of a request: all but the customer, and what sends it. */
export interface Prepared<Types extends ChangeTypes = ChangeTypes>
  extends Pick<PlannedRequest, "path" | "query"> {
  readonly operationId: string;
  /** What every body says, whatever is changed. */
  readonly about?: object;
  /** What is changed beside the customer in the common model. */
  readonly fields?: object | undefined;
  /** A method, so that one type can stand for all: the table's type holds the body to the request. */
  send(body: Types["request"], options: IdempotentCallOptions): Promise<Types["raw"]>;
}

/** What looking a customer up told: a record, nobody (where the provider documents that), or why it cannot be told. */
export type Sighting<Found extends object = object> =
  | { readonly record: Found; readonly raw: unknown }
  | "absent"
  | { readonly untold: string };

/** One way to look a customer up. */
export type LookUp<Found extends object = object> = (options: CallOptions) => Promise<Sighting<Found>>;

/** The members of a target, each once; the type of the target says which. */
export type Members<Target> = { readonly [Name in keyof Target]-?: true };

/** All that the facade knows of one provider. */
export interface Provider<Types extends ProviderTypes> {
  /** Never set: it carries the types. */
  readonly types?: Types;
  /** What its document says. */
  readonly definition: ProviderDefinition;
  /** Where our fields stand. */
  readonly table: AnyTable;
  /** Its documented limits, all of which hold at once. */
  readonly rates?: readonly Rate[];
  readonly required: { readonly [Field in Types["needs"]]: true };
  /** Own fields of a target that only say which customer is meant; they are no change. */
  readonly naming?: readonly string[];
  /** What a target can say. Names beyond these are refused. */
  readonly targets: {
    readonly create: Members<Types["create"]["target"]>;
    readonly update: Members<Types["update"]["target"]>;
    readonly read: Members<Types["read"]["target"]>;
  };
  /**
   * Set where the provider does not document what it answers about a customer who is not there: then no refusal is
   * taken for that, and this sentence says so.
   */
  readonly absenceUndocumented?: string;
  /** The customer's id in a record. */
  idOf(record: object): unknown;
  /** The record within an answer, where it does not stand alone. */
  recordIn?(raw: object): unknown;
  /** Settles once what a new customer's target leaves open, so that a repeated creation is the same one. */
  settle?(target: Types["create"]["target"]): Types["create"]["target"];
  /** True when nothing is required, because the provider gets it elsewhere. */
  needsNothing?(target: Types["create"]["target"]): boolean;
  create(client: Types["client"], target: Types["create"]["target"]): Prepared<Types["create"]>;
  update(client: Types["client"], target: Types["update"]["target"]): Prepared<Types["update"]>;
  read(client: Types["client"], target: Types["read"]["target"]): LookUp<Types["read"]["record"]>;
  /** Looks up a customer that may have been created or changed; a text says why that cannot be done. */
  findCreated(
    client: Types["client"],
    target: Types["create"]["target"],
    body: PlannedRequest["body"],
  ): LookUp<Types["read"]["record"]> | string;
  findUpdated(
    client: Types["client"],
    target: Types["update"]["target"],
    body: PlannedRequest["body"],
  ): LookUp<Types["read"]["record"]> | string;
}

/** A provider, as far as whoever does not know which one it is can use it. */
export type AnyProvider = Omit<Provider<ProviderTypes & { readonly needs: never }>, "types">;

type RequiredKeys<Type> = { [Key in keyof Type]-?: object extends Pick<Type, Key> ? never : Key }[keyof Type];

/** Our fields whose names a provider's document requires, apart from what the target says itself. */
export type Needed<Rules, Request, Said = never> = {
  [Field in keyof Rules]: Rules[Field] extends { readonly sent: Exclude<RequiredKeys<Request>, Said> }
    ? Field
    : never;
}[keyof Rules] &
  CustomerField;

/** The names that the common model has already: a target's own fields leave them out. */
export type SentNames<Rules> = {
  [Field in keyof Rules]: Rules[Field] extends { readonly sent: infer Name } ? Name : never;
}[keyof Rules];
