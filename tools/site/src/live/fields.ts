import type { CustomerChanges } from "@provider-clients/customers";

/** A field of the form on the live page. */
export interface LiveField {
  /** As the facade calls it: `address.line1`. */
  readonly name: string;
  readonly label: string;
  /** What stands in the form at first. */
  readonly value: string;
}

/** The fields of the form. */
export const liveFields: readonly LiveField[] = [
  { name: "firstName", label: "First name", value: "Jane" },
  { name: "lastName", label: "Last name", value: "" },
  { name: "company", label: "Company", value: "" },
  { name: "email", label: "E-mail", value: "" },
  { name: "phone", label: "Phone (E.164)", value: "+15555550100" },
  { name: "birthDate", label: "Birth date (YYYY-MM-DD)", value: "" },
  { name: "address.line1", label: "Address", value: "" },
  { name: "address.city", label: "City", value: "" },
  { name: "address.state", label: "State", value: "" },
  { name: "address.postalCode", label: "Postal code", value: "" },
  { name: "timeZone", label: "Time zone (IANA)", value: "America/New_York" },
];

/** What was typed as the facade takes it: empty fields are left out. */
export const changesOf = (typed: ReadonlyMap<string, string>): CustomerChanges => {
  const given = (name: string): string | undefined => typed.get(name)?.trim() || undefined;
  const address = {
    line1: given("address.line1"),
    city: given("address.city"),
    state: given("address.state"),
    postalCode: given("address.postalCode"),
  };
  return {
    firstName: given("firstName"),
    lastName: given("lastName"),
    company: given("company"),
    email: given("email"),
    phone: given("phone"),
    birthDate: given("birthDate"),
    timeZone: given("timeZone"),
    ...(Object.values(address).some((value) => value !== undefined) && { address }),
  };
};
