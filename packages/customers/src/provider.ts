import type { CallOptions, IdempotentCallOptions, ProviderDefinition } from "@provider-clients/client-core";
import type { CustomerField } from "./customer.js";
import type { AnyTable } from "./table.js";

/** At most `limit` requests within any `intervalMs` milliseconds. */
export interface Rate {
  readonly limit: number;
  readonly intervalMs: number;
}

/** The types of one change at one provider. */
export interface ChangeTypes {
  /** How the caller identifies the customer, or the place for a new one. */
  readonly target: object;
  readonly request: object;
  /** The answer as received. */
  readonly raw: object;
  /** The customer's id; includes undefined if the provider may omit it. */
  readonly id: unknown;
  /** The returned record in the common model; includes undefined if the provider may omit it. */
  readonly record: unknown;
}

/** The types of one provider. The provider's file states them; all others are derived from them. */
export interface ProviderTypes {
  readonly client: object;
  readonly create: ChangeTypes;
  readonly update: ChangeTypes;
  readonly read: { readonly target: object; readonly record: object };
  /** The fields that a creation requires, unless its target has the type `unless`. */
  readonly needs: CustomerField;
  /** The type of a target that requires no fields. */
  readonly unless: object;
}

/** One request as it would be sent. */
export interface PlannedRequest {
  readonly operationId: string;
  readonly path: Readonly<Record<string, string | number | bigint>>;
  readonly query?: object;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The request built from a target, without the customer, and the function that sends it. */
export interface Prepared<Types extends ChangeTypes = ChangeTypes>
  extends Pick<PlannedRequest, "path" | "query"> {
  readonly operationId: string;
  /** Members that every body contains, whatever is changed. */
  readonly about?: object;
  /** Changes besides the common model. */
  readonly fields?: object | undefined;
  /** A method, so that one type can stand for all: the table's type checks the body against the request. */
  send(body: Types["request"], options: IdempotentCallOptions): Promise<Types["raw"]>;
}

/**
 * The result of looking a customer up: a record, `absent` (if the provider documents that), or the reason why neither
 * is known.
 */
export type Sighting<Found extends object = object> =
  | { readonly record: Found; readonly raw: unknown }
  | "absent"
  | { readonly untold: string };

/** One way to look a customer up. */
export type LookUp<Found extends object = object> = (options: CallOptions) => Promise<Sighting<Found>>;

/** The members of a target, each once. The type of the target determines them. */
export type Members<Target> = { readonly [Name in keyof Target]-?: true };

/** All that the facade knows about one provider. */
export interface Provider<Types extends ProviderTypes> {
  /** Never set: it carries the types. */
  readonly types?: Types;
  /** From the provider's document. */
  readonly definition: ProviderDefinition;
  /** Maps the common fields. */
  readonly table: AnyTable;
  /** Its documented limits, all of which hold at once. */
  readonly rates?: readonly Rate[];
  readonly required: { readonly [Field in Types["needs"]]: true };
  /** The target's own fields that only identify the customer and change nothing. */
  readonly naming?: readonly string[];
  /** The members that a target may have. Other names are refused. */
  readonly targets: {
    readonly create: Members<Types["create"]["target"]>;
    readonly update: Members<Types["update"]["target"]>;
    readonly read: Members<Types["read"]["target"]>;
  };
  /**
   * Set if the provider does not document what it answers for a customer who does not exist. Then no refusal counts as
   * absence; this sentence is the explanation.
   */
  readonly absenceUndocumented?: string;
  /** The customer's id in a record. */
  idOf(record: object): unknown;
  /** Returns the record within an answer, if the answer is not the record itself. */
  recordIn?(raw: object): unknown;
  /** Fills in what the target of a creation left open, once, so that a repeated creation is the same one. */
  settle?(target: Types["create"]["target"]): Types["create"]["target"];
  /** True if no field is required, because the provider gets them elsewhere. */
  needsNothing?(target: Types["create"]["target"]): boolean;
  create(client: Types["client"], target: Types["create"]["target"]): Prepared<Types["create"]>;
  update(client: Types["client"], target: Types["update"]["target"]): Prepared<Types["update"]>;
  read(client: Types["client"], target: Types["read"]["target"]): LookUp<Types["read"]["record"]>;
  /**
   * Looks up a customer that may have been created or changed. Returns a string if that is not possible: the reason.
   */
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

/** The type of a provider for code that works with any provider. */
export type AnyProvider = Omit<Provider<ProviderTypes & { readonly needs: never }>, "types">;

type RequiredKeys<Type> = { [Key in keyof Type]-?: object extends Pick<Type, Key> ? never : Key }[keyof Type];

/** The common fields that a provider's document requires, except those that the target itself supplies. */
export type Needed<Rules, Request, Said = never> = {
  [Field in keyof Rules]: Rules[Field] extends { readonly sent: Exclude<RequiredKeys<Request>, Said> }
    ? Field
    : never;
}[keyof Rules] &
  CustomerField;

/** The provider's names for the common fields. A target's own fields exclude them. */
export type SentNames<Rules> = {
  [Field in keyof Rules]: Rules[Field] extends { readonly sent: infer Name } ? Name : never;
}[keyof Rules];
