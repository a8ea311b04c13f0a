import type { JsonObject } from "../document/json.js";
import type { Operation } from "../document/operation.js";
import type { Conjunct } from "../schema/conjunct.js";
import type { Readers, SchemaReader } from "../schema/schema-reader.js";
import { buildValue } from "../values/build-value.js";
import { chosenMedia } from "../wire/body.js";
import { findList, findRecord, type Place } from "./find-place.js";
import { inferActions, type Member, parameterOf } from "./infer-actions.js";
import { propertiesOf } from "./properties.js";
import type { Action, Role } from "./resource.js";
import { successAnswers } from "./success-answers.js";
import { writtenRecord } from "./written-record.js";

/** Whose answers describe a record best, in this order. */
const order: readonly Action[] = ["read", "change", "replace", "create", "list", "save"];

/** What each operation of a document does to which records, by its id; operations without records are omitted. */
export const inferRoles = (
  document: JsonObject,
  readers: Readers,
  operations: readonly Operation[],
): ReadonlyMap<string, Role> => {
  const roles = new Map<string, Role>();
  for (const [item, members] of inferActions(document, readers.answer, operations)) {
    for (const [id, role] of rolesOf(readers, item, members)) if (!roles.has(id)) roles.set(id, role);
  }
  return roles;
};

const rolesOf = (readers: Readers, item: string, members: readonly Member[]): [string, Role][] => {
  const parameter = parameterOf(item);
  const places = order.flatMap((action) => placesOf(readers, parameter, members, action));
  const [best] = places;
  const isWritten = members.some(({ action }) => action === "create" || action === "save");
  // Records that no operation writes need not be remembered.
  if (best === undefined || !isWritten) return [];
  const { identity } = best;
  const shown = places.filter(({ action }) => action !== "save");
  const schemas = (shown.length > 0 ? shown : places).map((place) =>
    propertiesOf(readers.answer, place.record),
  );
  const names = new Set(schemas.flatMap((properties) => [...properties.keys()]));
  const resource = {
    item,
    parameter,
    identity,
    identitySchema: identitySchema(readers.answer, best, parameter, members),
    names,
    writable: writableNames(readers, members, names),
  };
  return members.map(({ operation, action }) => {
    const isChange = action === "replace" && isPartial(readers, operation, members);
    return [operation.id, { resource, action: isChange ? "change" : action }];
  });
};

/** A body that may omit what a creation requires is not the whole record; it changes only the given properties. */
const isPartial = ({ request: reader }: Readers, put: Operation, members: readonly Member[]): boolean => {
  const schemaOf = ({ body }: Operation) => chosenMedia(reader, body?.contents ?? [])?.schemaPointer;
  const least = buildValue(reader, reader.at(schemaOf(put)));
  const creations = members.filter(({ action }) => action === "create");
  return creations.some(({ operation }) => {
    const pointer = schemaOf(operation);
    const validate = pointer === undefined ? undefined : reader.compiler.compile(pointer);
    const isWhole = validate === undefined || least === undefined || validate(least);
    return !isWhole && (validate.errors ?? []).some(({ keyword }) => keyword === "required");
  });
};

/** An id has to be right in the record and in the path; where the two contradict each other, in the record. */
const identitySchema = (
  reader: SchemaReader,
  { record, identity }: Place,
  parameter: string,
  members: readonly Member[],
): Conjunct => {
  const own = propertiesOf(reader, record).get(identity) ?? [];
  const inPath = members
    .flatMap(({ operation }) => operation.parameters)
    .find((each) => each.in === "path" && each.name === parameter);
  const both = inPath?.schemaPointer === undefined ? own : [...own, ...reader.at(inPath.schemaPointer)];
  return reader.shapes(both).length > 0 ? both : own;
};

const writableNames = (
  { request: reader }: Readers,
  members: readonly Member[],
  names: ReadonlySet<string>,
): ReadonlySet<string> => {
  const bodies = members
    .filter(({ action }) => action !== "list" && action !== "use")
    .flatMap(({ operation }) => operation.body?.contents ?? []);
  return new Set(bodies.flatMap((media) => [...writtenRecord(reader, media, names).names.values()]));
};

const placesOf = (
  { answer: reader }: Readers,
  parameter: string,
  members: readonly Member[],
  wanted: Action,
): (Place & { readonly action: Action })[] =>
  members
    .filter(({ action }) => action === wanted)
    .flatMap(({ operation, action }) =>
      successAnswers(reader, operation).flatMap((answer) => {
        const find = action === "list" ? findList : findRecord;
        const place = find(reader, answer, parameter);
        return place === undefined ? [] : [{ ...place, action }];
      }),
    );
