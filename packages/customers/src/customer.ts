/** A postal address. An update sends only the parts that are given. */
export interface Address {
  readonly line1?: string | undefined;
  readonly line2?: string | undefined;
  readonly city?: string | undefined;
  /** The state or province, as a code such as `CA`. */
  readonly state?: string | undefined;
  readonly postalCode?: string | undefined;
  /** ISO 3166-1 alpha-2, such as `US`. */
  readonly country?: string | undefined;
}

/**
 * One customer in the common model. `capabilities` lists what each provider can hold of it. An undefined field counts
 * as not given.
 */
export interface Customer {
  /** Your own reference for the customer. */
  readonly externalId?: string | undefined;
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
  readonly company?: string | undefined;
  readonly email?: string | undefined;
  /** E.164: a plus sign and up to fifteen digits, such as `+15555550100`. */
  readonly phone?: string | undefined;
  /** ISO 8601, `YYYY-MM-DD`. */
  readonly birthDate?: string | undefined;
  readonly address?: Address | undefined;
  /** An IANA name, such as `America/New_York`. */
  readonly timeZone?: string | undefined;
  /** Further data, as JSON values. */
  readonly metadata?: Readonly<Record<string, unknown>> | undefined;
  /** True for a test customer. */
  readonly isTest?: boolean | undefined;
  /** True for a customer who must not be called. */
  readonly doNotCall?: boolean | undefined;
}

/**
 * The fields to change. Undefined fields are skipped, so a request body with optional members can be passed on as it
 * is. Null is not accepted, because no provider documents what it does to a stored value.
 */
export type CustomerChanges = Customer;

type Given<Type> = { readonly [Name in keyof Type]-?: NonNullable<Type[Name]> };

/** The value of each field by its path, with the address flattened. */
export type FieldValues = Given<Omit<Customer, "address">> & {
  readonly [Part in keyof Address as `address.${Part}`]-?: NonNullable<Address[Part]>;
};

/** The path of a field: `firstName`, `address.city`. */
export type CustomerField = keyof FieldValues;
