import { splitPointer } from "@provider-clients/openapi";
import type { Listing } from "../values/list-schema.js";

/**
 * Short names for the items and places of a listing, by key: `body/email format=email`. If two schemas constrain one
 * place in the same way, the schema's own name distinguishes them.
 */
export const itemNames = ({ items, places }: Listing): Map<string, string> => {
  const names = new Map<string, string>();
  const taken = new Map<string, number>();
  const give = (key: string, plain: string, pointer: string) => {
    const named = taken.has(plain) ? `${plain} (${schemaName(pointer)})` : plain;
    const count = taken.get(named) ?? 0;
    taken.set(named, count + 1);
    if (named !== plain) taken.set(plain, (taken.get(plain) ?? 0) + 1);
    names.set(key, count === 0 ? named : `${named} ${count + 1}`);
  };
  for (const { key, kind, path } of places) {
    const pointer = key.split("@").slice(1).join("@");
    give(key, kind === "property" ? path : `${path} ${splitPointer(pointer).slice(-2).join(" ")}`, pointer);
  }
  for (const { key, path, keyword, detail, pointer } of items) {
    give(key, `${path} ${keyword}${detail === undefined ? "" : `=${detail}`}`, pointer);
  }
  return names;
};

const schemaName = (pointer: string): string => {
  const steps = splitPointer(pointer);
  const isNamed = steps[0] === "components" && steps[1] === "schemas";
  return isNamed ? steps.slice(2).join(".") : steps.slice(-2).join(".");
};
