import type { CreateCustomerManually } from "@provider-clients/finosu";
import type { CreateCustomerRequest as PayabliNew } from "@provider-clients/payabli";
import type { CreateCustomerRequest as SoapNew } from "@provider-clients/soap";
import type { Address, Customer } from "./customer.js";
import type { FinosuTarget, finosuTable } from "./providers/finosu.js";
import type { payabliTable } from "./providers/payabli.js";
import type { soapTable } from "./providers/soap.js";

type RequiredKeys<Type> = { [Key in keyof Type]-?: object extends Pick<Type, Key> ? never : Key }[keyof Type];

/** Our fields whose names the provider's document requires. */
type Needed<Table, Name> = {
  [Field in keyof Table]: Table[Field] extends readonly [Name, ...unknown[]] ? Field : never;
}[keyof Table];

/** What Finosu needs unless `sync` is true: then the loan system has the rest. */
type FinosuNeeds<Target> = Target extends { readonly sync: true }
  ? never
  : Needed<typeof finosuTable, Exclude<RequiredKeys<CreateCustomerManually>, keyof FinosuTarget>>;

/** What the targeted providers' documents require, apart from what a target says itself. */
type NeededBy<Targets> =
  | ("finosu" extends keyof Targets ? FinosuNeeds<Targets["finosu"]> : never)
  | ("soap" extends keyof Targets ? Needed<typeof soapTable, RequiredKeys<SoapNew>> : never)
  | ("payabli" extends keyof Targets ? Needed<typeof payabliTable, RequiredKeys<PayabliNew>> : never);

type With<Field> = Required<Pick<Customer, Field & keyof Customer>> &
  ([Field & `address.${string}`] extends [never]
    ? unknown
    : {
        readonly address: Required<
          Pick<
            Address,
            { [Part in keyof Address]-?: `address.${Part}` extends Field ? Part : never }[keyof Address]
          >
        >;
      });

/** A customer with all that the targeted providers do not create one without. */
export type NewCustomer<Targets> = Customer & With<NeededBy<Targets>>;
