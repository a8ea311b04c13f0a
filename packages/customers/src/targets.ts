import type { Address, Customer, CustomerField } from "./customer.js";
import type { OperationName, ProviderName, Target, TypesOf } from "./providers.js";

/** Who can be addressed: the providers whose clients were given. A target that is undefined counts as not given. */
export type Targets<Operation extends OperationName | "read", Clients> = {
  readonly [Name in keyof Clients & ProviderName]?: Target<Operation, Name> | undefined;
};

/** Refuses names that the wanted type does not have, at any depth: inference alone would let them through. */
type Exact<Given, Wanted> = {
  readonly [Name in keyof Given]: Name extends keyof Wanted
    ? Given[Name] extends object
      ? Exact<Given[Name], NonNullable<Wanted[Name]>>
      : unknown
    : never;
};

/** Refuses a call without a target, with a provider that has no client, or with a misspelt name. */
export type Checked<Operation extends OperationName | "read", Clients, Given> =
  KeysOf<Given> extends never
    ? { readonly "name at least one provider": never }
    : Exact<Given, Targets<Operation, Clients>>;

/** The names of an object, or of any member of a union. */
type KeysOf<Type> = Type extends unknown ? keyof Type : never;

/** One value per target; it may be undefined where the target may. */
export type PerTarget<Given, Values> = {
  readonly [Name in KeysOf<Given> & keyof Values]: [Given] extends [{ readonly [Same in Name]: object }]
    ? Values[Name]
    : Values[Name] | undefined;
};

type FieldsNeededBy<Name extends ProviderName, One> = [One & object] extends [TypesOf[Name]["unless"]]
  ? never
  : TypesOf[Name]["needs"];

/** What the targeted providers' documents require, apart from what a target says itself. */
type NeededBy<Given> = {
  [Name in KeysOf<Given> & ProviderName]: FieldsNeededBy<
    Name,
    Given extends { readonly [Same in Name]?: infer One } ? One : never
  >;
}[KeysOf<Given> & ProviderName];

type PartsOf<Field> = Field extends `address.${infer Part extends keyof Address}` ? Part : never;

type Given<Type> = { readonly [Name in keyof Type]-?: NonNullable<Type[Name]> };

type With<Field extends CustomerField> = Given<Pick<Customer, Field & keyof Customer>> &
  ([PartsOf<Field>] extends [never] ? unknown : { readonly address: Given<Pick<Address, PartsOf<Field>>> });

/** A customer with all that the targeted providers do not create one without. */
export type NewCustomer<Given> = Customer & With<NeededBy<Given>>;
