import { EXTENSIONS, type Json, type JsonObject, walkDocument } from "@provider-clients/openapi";
import type { Fitted } from "./note.js";

/** Removes every vendor extension; only ours have a meaning here. */
export const dropExtensions = (document: JsonObject): Fitted => {
  const copy = structuredClone(document) as Record<string, Json>;
  const counts = new Map<string, number>();
  for (const { node, isNameMap } of walkDocument(copy)) {
    if (isNameMap) continue;
    for (const key of Object.keys(node)) {
      if (!key.startsWith("x-") || Object.hasOwn(EXTENSIONS, key)) continue;
      delete (node as Record<string, Json>)[key];
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return {
    part: copy,
    notes: [...counts].map(([name, count]) => ({
      text: `${name}, ${count} time${count === 1 ? "" : "s"}.`,
      group: "Vendor extensions, which are left out",
    })),
  };
};
