/** A postal address. Every part stands for itself: an update sends the parts that are given. */
export interface Address {
  readonly line1?: string;
  readonly line2?: string;
  readonly city?: string;
  /** The state or province, as a code such as `CA`. */
  readonly state?: string;
  readonly postalCode?: string;
  /** ISO 3166-1 alpha-2, such as `US`. */
  readonly country?: string;
}

/** One customer, in the words of this package; `capabilities` says what each provider can hold of it. */
export interface Customer {
  /** Your own reference for the customer. */
  readonly externalId?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly company?: string;
  readonly email?: string;
  /** E.164: a plus and up to fifteen digits, such as `+15555550100`. */
  readonly phone?: string;
  /** ISO 8601, `YYYY-MM-DD`. */
  readonly birthDate?: string;
  readonly address?: Address;
  /** An IANA name, such as `America/New_York`. */
  readonly timeZone?: string;
  /** Further data, as JSON values. */
  readonly metadata?: Readonly<Record<string, unknown>>;
  /** True for a customer who exists only for testing. */
  readonly isTest?: boolean;
  /** True for a customer who must not be called. */
  readonly doNotCall?: boolean;
}

type AtLeastOne<T> = { [Key in keyof T]-?: Required<Pick<T, Key>> & Partial<T> }[keyof T];

/**
 * What an update changes: at least one field. Null is not offered, because no provider documents what it does to
 * a stored value.
 */
export type CustomerChanges = AtLeastOne<
  Omit<Customer, "address"> & { readonly address?: AtLeastOne<Address> }
>;

/** The value of each field by its path, with the address taken apart. */
export type FieldValues = Required<Omit<Customer, "address">> & {
  [Part in keyof Address as `address.${Part}`]-?: NonNullable<Address[Part]>;
};

/** The path of a field: `firstName`, `address.city`. */
export type CustomerField = keyof FieldValues;

/** The fields that are given, with their paths. Undefined counts as not given. */
export const fieldsOf = (customer: object, prefix = ""): [field: string, value: unknown][] =>
  Object.entries(customer).flatMap(([name, value]: [string, unknown]) => {
    if (name === "address" && value) return fieldsOf(value, "address.");
    return value === undefined ? [] : [[prefix + name, value]];
  });
