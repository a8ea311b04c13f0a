import type { Address, Customer, CustomerField } from "./customer.js";
import type { ProviderName } from "./targets.js";

/** What each provider does not create a customer without. */
export const required = {
  /** Unless `sync` is true: then the loan system has the rest. */
  finosu: [
    "firstName",
    "lastName",
    "phone",
    "timeZone",
    "address.line1",
    "address.city",
    "address.state",
    "address.postalCode",
  ],
  soap: ["firstName", "lastName", "email"],
  payabli: [],
} as const satisfies { readonly [Provider in ProviderName]: readonly CustomerField[] };

type Needed<Targets> =
  | ("soap" extends keyof Targets ? (typeof required.soap)[number] : never)
  | ("finosu" extends keyof Targets
      ? Targets["finosu"] extends { readonly sync: true }
        ? never
        : (typeof required.finosu)[number]
      : never);

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
export type NewCustomer<Targets> = Customer & With<Needed<Targets>>;
