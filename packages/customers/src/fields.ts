import type { CustomerField, FieldValues } from "./customer.js";
import { isJsonValue } from "./json-values.js";
import { nearest } from "./nearest.js";

/** A type of value: its description for messages, and its check. */
interface Kind<Value> {
  readonly is: string;
  readonly holds: (value: unknown) => value is Value;
}

const text: Kind<string> = { is: "text", holds: (value) => typeof value === "string" };
const flag: Kind<boolean> = { is: "true or false", holds: (value) => typeof value === "boolean" };
/** What keeps its data where no property shows it: an array, a Map, a form, a promise that was not awaited, a date. */
const hidesData = (value: object): boolean =>
  Symbol.iterator in value || value instanceof Promise || value instanceof Date;

const record: Kind<Readonly<Record<string, unknown>>> = {
  is: "an object",
  holds: (value): value is Readonly<Record<string, unknown>> =>
    typeof value === "object" && value !== null && !hidesData(value),
};
const jsonRecord: Kind<Readonly<Record<string, unknown>>> = {
  is: "an object of JSON values",
  holds: (value): value is Readonly<Record<string, unknown>> => record.holds(value) && isJsonValue(value),
};
const isDay = (value: string): boolean => {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) return false;
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
};
const day: Kind<string> = {
  is: "a day as text, YYYY-MM-DD",
  holds: (value): value is string => typeof value === "string" && isDay(value),
};

/** Every field of the common model with its type of value. */
const kinds: { readonly [Field in CustomerField]: Kind<FieldValues[Field]> } = {
  externalId: text,
  firstName: text,
  lastName: text,
  company: text,
  email: text,
  phone: text,
  birthDate: day,
  "address.line1": text,
  "address.line2": text,
  "address.city": text,
  "address.state": text,
  "address.postalCode": text,
  "address.country": text,
  timeZone: text,
  metadata: jsonRecord,
  isTest: flag,
  doNotCall: flag,
};

/** The paths of all fields. */
export const fieldNames = Object.keys(kinds) as readonly CustomerField[];

/**
 * The property names that carry data: own and inherited properties and the getters of a class, but not methods. What is
 * not enumerable, and no getter, is taken for the object's own affair, as in JSON.
 */
const dataNames = (object: object): Iterable<string> => {
  let prototype: unknown = Object.getPrototypeOf(object);
  // By far the most rows.
  if (prototype === Object.prototype) return Object.keys(object);
  const names = new Set(Object.keys(object));
  while (typeof prototype === "object" && prototype && Object.getPrototypeOf(prototype) !== null) {
    const inherited = Object.entries(Object.getOwnPropertyDescriptors(prototype));
    for (const [name, { get, enumerable, value }] of inherited) {
      if (get || (enumerable && typeof value !== "function")) names.add(name);
    }
    prototype = Object.getPrototypeOf(prototype);
  }
  return names;
};

/** The members of an untrusted object, each read once; undefined counts as not given. */
export const membersOf = (object: object, complain: (problem: string) => void): [string, unknown][] =>
  [...dataNames(object)].flatMap((name): [string, unknown][] => {
    try {
      const value: unknown = Reflect.get(object, name);
      return value === undefined ? [] : [[name, value]];
    } catch {
      complain(`${name} could not be read`);
      return [];
    }
  });

/** The message for an unknown name, with the name that may have been meant. */
export const noSuch = (what: string, name: string, known: readonly string[], prefix = ""): string => {
  const meant = nearest(name, known);
  const hint = meant ? ` (did you mean ${prefix}${meant}?)` : "";
  return `there is no ${what} ${prefix}${name.slice(0, 40)}${hint}`;
};

/** The fields given for a customer. */
export interface GivenFields {
  /** The mappable fields by path, including those that are null. */
  readonly values: ReadonlyMap<string, unknown>;
  /** Why the customer cannot be sent to any provider. */
  readonly problems: readonly string[];
}

const partPrefix = "address.";
const wholeNames = [...new Set(fieldNames.map((field) => field.replace(/\..*/, "")))];
const partNames = fieldNames.flatMap((field) =>
  field.startsWith(partPrefix) ? [field.slice(partPrefix.length)] : [],
);

/**
 * Reads a customer from typed or untyped code: plain objects, class instances and getters alike. An unknown field or a
 * value of the wrong type is reported as a problem with its name; nothing is dropped silently. A problem never contains
 * the value.
 */
export const readFields = (customer: unknown, called: string): GivenFields => {
  const values = new Map<string, unknown>();
  const problems: string[] = [];
  const complain = (problem: string): void => void problems.push(problem);
  const read = (object: object, prefix: string, known: readonly string[]): void => {
    for (const [name, value] of membersOf(object, complain)) {
      const field = prefix + name;
      if (!known.includes(name)) complain(noSuch("field", name, known, prefix));
      else if (value === null) values.set(field, null);
      else if (field === "address") {
        if (record.holds(value)) read(value, partPrefix, partNames);
        else complain(`address must be ${record.is}`);
      } else if (kinds[field as CustomerField].holds(value)) values.set(field, value);
      else complain(`${field} must be ${kinds[field as CustomerField].is}`);
    }
  };
  if (record.holds(customer)) read(customer, "", wholeNames);
  else complain(`${called} must be ${record.is}`);
  return { values, problems };
};
