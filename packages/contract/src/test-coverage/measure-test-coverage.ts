import { isAbsolute, relative, resolve } from "node:path";
import { isAddress, type Place } from "@provider-clients/openapi";
import { basePathsOf } from "../document/base-paths.js";
import { isJsonObject } from "../document/json.js";
import type { LoadedDocument } from "../document/load-document.js";
import type { Operation } from "../document/operation.js";
import type { RecordedRequest } from "../mock/recorded-request.js";
import type { Readers } from "../schema/schema-reader.js";
import { operationItems } from "./operation-items.js";
import { reachedItems } from "./reached-items.js";
import type { CoveredItem, TestCoverage } from "./test-coverage.js";

/**
 * What requests and their answers reached of a document.
 *
 * @param placeOf the source of a pointer into the document, if it was read from a file.
 */
export const measureTestCoverage = (
  readers: Readers,
  operations: readonly Operation[],
  requests: readonly RecordedRequest[],
  placeOf?: LoadedDocument["placeOf"],
): TestCoverage => {
  const basePaths = basePathsOf(readers.document);
  const items = operations.flatMap((operation): CoveredItem[] => {
    const listed = operationItems(readers, operation);
    const hits = new Map<string, number>();
    for (const recorded of requests.filter((each) => each.operation === operation.id)) {
      for (const id of reachedItems(readers, operation, listed, recorded, basePaths))
        hits.set(id, (hits.get(id) ?? 0) + 1);
    }
    return listed.items.map(({ pointer, ...item }) => ({
      ...item,
      hits: hits.get(item.id) ?? 0,
      ...lineOf(placeOf?.(pointer)),
    }));
  });
  return { name: nameOf(readers), items };
};

const lineOf = (place: Place | undefined): Pick<CoveredItem, "place"> =>
  place?.line === undefined ? {} : { place: { file: shownFile(place.file), line: place.line } };

/** Relative to the working directory, as test runners print files; unchanged where it is outside. */
const shownFile = (file: string): string => {
  if (isAddress(file)) return file;
  const path = relative(process.cwd(), resolve(file));
  return path.startsWith("..") || isAbsolute(path) ? file : path;
};

const nameOf = ({ document: { info } }: Readers): string =>
  isJsonObject(info) && typeof info.title === "string" ? info.title : "document";
