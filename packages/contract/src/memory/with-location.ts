import type { MockAnswer } from "../judge/prism.js";
import type { Resource } from "./resource.js";
import type { StoredRecord } from "./store.js";

/** The answer to a creation, with the record's path in its `Location` header if the document has that header. */
export const withLocation = (
  answer: MockAnswer,
  { item, parameter }: Resource,
  { id, scope }: StoredRecord,
): MockAnswer => {
  if (answer.headers.location === undefined) return answer;
  const values: Readonly<Record<string, string>> = { ...scope, [parameter]: id };
  const location = item.replaceAll(/\{([^{}]+)\}/g, (_, name: string) =>
    encodeURIComponent(values[name] ?? ""),
  );
  return { ...answer, headers: { ...answer.headers, location } };
};
