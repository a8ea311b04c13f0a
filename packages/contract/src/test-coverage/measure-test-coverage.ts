import { basePathsOf } from "../document/base-paths.js";
import { isJsonObject } from "../document/json.js";
import type { Operation } from "../document/operation.js";
import type { RecordedRequest } from "../mock/recorded-request.js";
import type { Readers } from "../schema/schema-reader.js";
import { operationItems } from "./operation-items.js";
import { reachedItems } from "./reached-items.js";
import type { CoveredItem, TestCoverage } from "./test-coverage.js";

/** What requests and their answers reached of a document. */
export const measureTestCoverage = (
  readers: Readers,
  operations: readonly Operation[],
  requests: readonly RecordedRequest[],
): TestCoverage => {
  const basePaths = basePathsOf(readers.document);
  const items = operations.flatMap((operation): CoveredItem[] => {
    const listed = operationItems(readers, operation);
    const hits = new Map<string, number>();
    for (const recorded of requests.filter((each) => each.operation === operation.id)) {
      for (const id of reachedItems(readers, operation, listed, recorded, basePaths))
        hits.set(id, (hits.get(id) ?? 0) + 1);
    }
    return listed.items.map((item) => ({ ...item, hits: hits.get(item.id) ?? 0 }));
  });
  return { name: nameOf(readers), items };
};

const nameOf = ({ document: { info } }: Readers): string =>
  isJsonObject(info) && typeof info.title === "string" ? info.title : "document";
