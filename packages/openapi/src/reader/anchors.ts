import type { Json } from "../json.js";
import { walkObjects } from "../walk/walk-objects.js";

/** The pointer of each anchor in a file, which may be an OpenAPI document or a schema. */
export const anchorsIn = (value: Json): ReadonlyMap<string, string> => {
  const anchors = new Map<string, string>();
  for (const { name, pointer } of anchorsOf(value)) {
    if (!anchors.has(name)) anchors.set(name, pointer);
  }
  return anchors;
};

/**
 * The pointer of each anchor of a document that only one schema has. A `$dynamicRef` to such an anchor means the same as
 * a `$ref`: no other schema can take its place.
 */
export const singleAnchorsIn = (document: Json): ReadonlyMap<string, string> => {
  const byName = Map.groupBy(anchorsOf(document), ({ name }) => name);
  return new Map(
    [...byName].flatMap(([name, places]) => {
      const [only, ...others] = new Set(places.map(({ pointer }) => pointer));
      return only !== undefined && others.length === 0 ? [[name, only] as const] : [];
    }),
  );
};

function* anchorsOf(value: Json): Generator<{ readonly name: string; readonly pointer: string }> {
  for (const start of ["Document", "Schema"]) {
    for (const { kind, node, pointer } of walkObjects(value, start)) {
      if (kind !== "Schema") continue;
      for (const name of [node.$anchor, node.$dynamicAnchor]) {
        if (typeof name === "string") yield { name, pointer };
      }
    }
  }
}
