import type { Address, Customer, CustomerField } from "./customer.js";
import type { OperationName, ProviderName, Target, TypesOf } from "./providers.js";

/** The possible targets: the providers whose clients were given. An undefined target counts as not given. */
export type Targets<Operation extends OperationName | "read", Clients> = {
  readonly [Name in keyof Clients & ProviderName]?: Target<Operation, Name> | undefined;
};

/** Rejects unknown names at any depth; inference alone would allow them. */
type Exact<Given, Wanted> = {
  readonly [Name in keyof Given]: Name extends keyof Wanted
    ? Given[Name] extends object
      ? Exact<Given[Name], NonNullable<Wanted[Name]>>
      : unknown
    : never;
};

/** Rejects a call without a target, with a provider that has no client, or with a misspelt name. */
export type Checked<Operation extends OperationName | "read", Clients, Given> =
  KeysOf<Given> extends never
    ? { readonly "name at least one provider": never }
    : Exact<Given, Targets<Operation, Clients>>;

/** The names of an object, or of any member of a union. */
type KeysOf<Type> = Type extends unknown ? keyof Type : never;

/** One value per target; optional if the target is. */
export type PerTarget<Given, Values> = {
  readonly [Name in KeysOf<Given> & keyof Values]: [Given] extends [{ readonly [Same in Name]: object }]
    ? Values[Name]
    : Values[Name] | undefined;
};

type FieldsNeededBy<Name extends ProviderName, One> = [One & object] extends [TypesOf[Name]["unless"]]
  ? never
  : TypesOf[Name]["needs"];

/** The fields that the targeted providers' documents require, except those that a target itself supplies. */
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

/** A customer with all fields that the targeted providers require. */
export type NewCustomer<Given> = Customer & With<NeededBy<Given>>;
