import { nearest } from "@provider-clients/command-line";
import type { CustomerField, OperationName, ProviderName } from "@provider-clients/customers";
import { capabilities, targetMembers } from "@provider-clients/customers/capabilities";
import { BulkError } from "../bulk-error.js";

/** The source of a value: a column, or a constant for all rows. */
export type Source = { readonly column: string } | { readonly value: unknown };

/** A value of a row, by its path in the row. */
export interface Place {
  readonly path: readonly string[];
  readonly source: Source;
  /** The provider whose target it belongs to; undefined for a field of the customer. */
  readonly provider: ProviderName | undefined;
}

/** How the columns of a file map to rows. */
export interface Mapping {
  readonly operation: OperationName;
  readonly places: readonly Place[];
  readonly providers: readonly ProviderName[];
}

const fieldNames = Object.keys(capabilities.soap.update) as readonly CustomerField[];
export const providerNames = Object.keys(capabilities) as readonly ProviderName[];

const wrong = (problem: string): BulkError => new BulkError("configuration", `The map ${problem}`);

const noSuch = (what: string, name: string, known: readonly string[]): BulkError => {
  const meant = nearest(name, known);
  const hint = meant === undefined ? `Known: ${known.join(", ")}.` : `Did you mean "${meant}"?`;
  return wrong(`names a ${what} "${name}", which there is not. ${hint}`);
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const sourceOf = (name: string, given: unknown): Source => {
  if (typeof given === "string" && given !== "") return { column: given };
  if (isObject(given) && "value" in given && Object.keys(given).length === 1) return { value: given.value };
  throw wrong(`must give "${name}" the name of a column, or { "value": … } for the same value in every row.`);
};

const membersOf = (name: string, given: unknown): [string, unknown][] => {
  if (!isObject(given)) throw wrong(`must have an object "${name}".`);
  return Object.entries(given);
};

const fieldPlace = (name: string, given: unknown): Place => {
  const isMetadata = /^metadata\../.test(name);
  const known = fieldNames.filter((field) => field !== "metadata");
  if (!isMetadata && !known.some((field) => field === name)) {
    throw noSuch("field", name, [...known, "metadata.<name>"]);
  }
  const path = isMetadata ? ["metadata", name.slice("metadata.".length)] : name.split(".");
  return { path, source: sourceOf(name, given), provider: undefined };
};

const targetPlaces = (provider: ProviderName, operation: OperationName, given: unknown): Place[] =>
  membersOf(`targets.${provider}`, given).map(([name, source]) => {
    const members = targetMembers[provider][operation];
    const [first = "", ...rest] = name.split(".");
    if (!members.includes(first) || (rest.length > 0 && !["fields", "query"].includes(first))) {
      throw noSuch(`member of a target of ${provider}`, name, members);
    }
    return { path: [first, rest.join(".")].filter(Boolean), source: sourceOf(name, source), provider };
  });

const isProvider = (name: string): name is ProviderName => providerNames.some((one) => one === name);

/**
 * Parses a map: `{ "operation": "update", "targets": { "soap": { "id": "soap_id" } }, "fields": { "email": "mail" } }`.
 *
 * @param wanted the providers of this run; if empty, all that the map names.
 * @throws {BulkError} that names the unknown part and the nearest known one.
 */
export const readMapping = (given: unknown, wanted: readonly string[] = []): Mapping => {
  if (!isObject(given)) throw wrong("must be a JSON object.");
  const members = ["operation", "targets", "fields"];
  const extra = Object.keys(given).find((name) => !members.includes(name));
  if (extra !== undefined) throw noSuch("member", extra, members);
  const { operation = "update" } = given;
  if (operation !== "update" && operation !== "create")
    throw wrong('must say "update" or "create" as `operation`.');
  const targets = membersOf("targets", given.targets);
  const named = targets.map(([name]) => name);
  const strange = [...named, ...wanted].find((name) => !isProvider(name));
  if (strange !== undefined) throw noSuch("provider", strange, providerNames);
  const lacking = wanted.find((name) => !named.includes(name));
  if (lacking !== undefined) throw wrong(`has no targets.${lacking}, which the run wants.`);
  const providers = named.filter(isProvider).filter((name) => !wanted.length || wanted.includes(name));
  if (!providers.length) throw wrong("must name at least one provider in `targets`.");
  const places = [
    ...targets.flatMap(([name, target]) =>
      isProvider(name) && providers.includes(name) ? targetPlaces(name, operation, target) : [],
    ),
    ...membersOf("fields", given.fields).map(([name, source]) => fieldPlace(name, source)),
  ];
  return { operation, places, providers };
};

/** The columns that a map uses. */
export const columnsOf = ({ places }: Mapping): readonly string[] => [
  ...new Set(places.flatMap(({ source }) => ("column" in source ? [source.column] : []))),
];
