import {
  type CreateCustomerRequest,
  type CreatedCustomer,
  type FoundCustomer,
  type SearchCustomersQuery,
  type SoapClient,
  type Customer as SoapRecord,
  soapProvider,
  type UpdateCustomerRequest,
} from "@provider-clients/soap";
import { tenDigitPhone } from "../codecs.js";
import type { Customer } from "../customer.js";
import type { LookUp, Needed, Provider } from "../provider.js";
import type { Table } from "../table.js";

/** Soap, the payments company. */
const table = {
  externalId: { sent: "internal_id", only: "create" },
  firstName: { sent: "first_name" },
  lastName: { sent: "last_name" },
  email: { sent: "email" },
  phone: { sent: "phone_number", codec: tenDigitPhone },
  birthDate: { sent: "date_of_birth", unread: "Soap's search does not return it" },
} as const satisfies Table<CreateCustomerRequest, UpdateCustomerRequest, CreatedCustomer, FoundCustomer>;

/** A customer at Soap. */
export interface SoapTarget {
  /** Soap's id, `cus_…`. */
  readonly id: string;
  /**
   * An e-mail address that Soap holds for the customer now. An update does not send it: Soap only supports search, so
   * `resolve()` needs it, or `phone`, unless the update itself sends one.
   */
  readonly email?: string | undefined;
  /** A phone number (E.164) that Soap holds for the customer now; used like `email`. */
  readonly phone?: string | undefined;
}

/** A customer to be created at Soap, which assigns the id. */
export interface SoapCreateTarget {
  readonly id?: never;
}

/** A customer to be read at Soap, which only supports search by e-mail address or phone number. */
export type SoapReadTarget = SoapTarget & ({ readonly email: string } | { readonly phone: string });

/** The types of Soap's targets, requests and answers. */
export interface SoapTypes {
  readonly client: SoapClient;
  readonly create: {
    readonly target: SoapCreateTarget;
    readonly request: CreateCustomerRequest;
    readonly raw: CreatedCustomer;
    /** Soap's document requires no member of an answer. */
    readonly id: string | undefined;
    readonly record: Customer;
  };
  readonly update: {
    readonly target: SoapTarget;
    readonly request: UpdateCustomerRequest;
    readonly raw: SoapRecord;
    readonly id: string;
    readonly record: Customer;
  };
  readonly read: { readonly target: SoapReadTarget; readonly record: FoundCustomer };
  readonly needs: Needed<typeof table, CreateCustomerRequest>;
  readonly unless: never;
}

const targetMembers = { id: true, email: true, phone: true } as const;

const cannotBeRead = "Soap can only be searched: give the target's `email` or `phone`";

/** The searches that may find the customer: by each address, then by each number, that the customer may have. */
const searchesFor = (
  emails: readonly unknown[],
  phones: readonly unknown[],
): readonly SearchCustomersQuery[] => [
  ...[...new Set(emails)].flatMap((email) => (typeof email === "string" && email ? [{ email }] : [])),
  ...[...new Set(phones)].flatMap((phone_number) =>
    typeof phone_number === "string" && phone_number ? [{ phone_number }] : [],
  ),
];

/**
 * Picks one customer from the hits of one or several searches. A search returns all matches without pagination, and an
 * empty list if there are none (specs/soap/SOURCES.md, search). So a customer in none of the lists is absent.
 */
const searched =
  (
    client: SoapClient,
    searches: readonly SearchCustomersQuery[],
    isMeant: (hit: FoundCustomer) => boolean,
  ): LookUp<FoundCustomer> =>
  async (options) => {
    if (!searches.length) return { untold: cannotBeRead };
    let hasOthers = false;
    for (const query of searches) {
      const { results } = await client.searchCustomers({ ...options, query });
      const meant = results.filter(isMeant);
      const [record] = meant;
      if (meant.length > 1) return { untold: "Soap's search shows several such customers" };
      if (record) return { record, raw: record };
      hasOthers ||= results.length > 0;
    }
    return hasOthers
      ? { untold: "Soap's search shows other customers with this e-mail address or phone number" }
      : "absent";
  };

/** All that the facade knows about Soap. */
export const soap: Provider<SoapTypes> = {
  definition: soapProvider,
  table,
  required: { firstName: true, lastName: true, email: true },
  targets: { create: { id: true }, update: targetMembers, read: targetMembers },
  idOf: (record) => Reflect.get(record, "id"),
  create: (client) => ({
    operationId: "createCustomer",
    path: {},
    send: (body, options) => client.createCustomer(body, options),
  }),
  update: (client, { id }) => ({
    operationId: "updateCustomer",
    path: { id },
    send: (body, options) => client.updateCustomer(id, body, options),
  }),
  read: (client, { id, email, phone }) =>
    searched(client, searchesFor([email], [phone]), (hit) => hit.id === id),
  findCreated: (client, _, { email, phone_number, internal_id }) =>
    internal_id === undefined
      ? "no `externalId` was sent, by which Soap's customer could be told from another one"
      : searched(client, searchesFor([email], [phone_number]), (hit) => hit.internal_id === internal_id),
  findUpdated: (client, { id, email, phone }, body) => {
    const searches = searchesFor([email, body.email], [phone, body.phone_number]);
    if (!searches.length) return cannotBeRead;
    return async (options) => {
      const seen = await searched(client, searches, (hit) => hit.id === id)(options);
      // The customer exists, because Soap assigned the id; the address must have changed.
      return seen === "absent" ? { untold: "Soap's search does not find the customer" } : seen;
    };
  },
};
