import type { Json } from "../json.js";
import { walkObjects } from "../walk/walk-objects.js";

/** The pointer of each `$anchor` in a file, which may be an OpenAPI document or a schema. */
export const anchorsIn = (value: Json): ReadonlyMap<string, string> => {
  const anchors = new Map<string, string>();
  for (const kind of ["Document", "Schema"]) {
    for (const visit of walkObjects(value, kind)) {
      const { $anchor } = visit.node;
      if (visit.kind === "Schema" && typeof $anchor === "string" && !anchors.has($anchor))
        anchors.set($anchor, visit.pointer);
    }
  }
  return anchors;
};
