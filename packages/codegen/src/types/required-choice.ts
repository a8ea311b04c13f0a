import { isObject, type Json, type JsonObject, listOf, objectOf } from "@provider-clients/openapi";
import { anyOfKinds, nothing } from "./combine.js";
import type { Admitted, Property } from "./expression.js";
import { allKinds } from "./json-kind.js";
import { objects, present } from "./object-type.js";

/** Properties that are present, absent or optional. */
export interface Presence {
  readonly present: readonly string[];
  readonly absent: readonly string[];
  readonly optional?: readonly string[];
}

/** True for `{required: […]}`, which only requires properties. */
export const isRequiredOnly = (schema: Json): schema is JsonObject =>
  isObject(schema) &&
  listOf(schema.required).length > 0 &&
  (schema.type === undefined || schema.type === "object") &&
  Object.keys(schema).every((key) => ["required", "type", "description", "title"].includes(key));

/** The names that each member of a choice requires. */
export const requiredGroups = (members: readonly Json[]): readonly (readonly string[])[] =>
  members.map((member) => listOf(objectOf(member).required).map(String));

/** Every way in which exactly one group is complete and each other group lacks at least one property. */
export const exclusivePresences = (groups: readonly (readonly string[])[]): readonly Presence[] =>
  groups.flatMap((group, index) =>
    groups
      .toSpliced(index, 1)
      .reduce<readonly Presence[]>(
        (presences, other) =>
          presences.flatMap(({ present: there, absent }) =>
            other
              .filter((name) => !group.includes(name))
              .map((name) => ({ present: there, absent: [...new Set([...absent, name])] })),
          ),
        [{ present: group, absent: [] }],
      ),
  );

const absentProperty: Property = { type: () => nothing, isRequired: false, documentation: undefined };

const optionalProperty: Property = { ...present, isRequired: false };

/** Objects with the given properties present and absent. */
export const presenceType = (presence: Presence): Admitted => {
  const properties = new Map([
    ...(presence.optional ?? []).map((name) => [name, optionalProperty] as const),
    ...presence.present.map((name) => [name, present] as const),
    ...presence.absent.map((name) => [name, absentProperty] as const),
  ]);
  return [{ kinds: objects, type: { is: "object", properties } }];
};

/** Everything except objects: object keywords do not apply to it. */
export const nonObjects: Admitted = anyOfKinds(allKinds.difference(objects));
