import { isDeepStrictEqual } from "node:util";
import type { Json, JsonObject } from "@provider-clients/openapi";
import { joinPointer } from "@provider-clients/openapi";
import { judgeAnnotation } from "../verdicts/judge-annotation.js";
import { changed, type Finding } from "./found.js";

/** A part of a document, and its name in messages. */
export interface Labelled {
  readonly pointer: string;
  readonly label: string;
}

/** Compares descriptions, examples and extensions of a part, key by key. */
export const compareAnnotations = (
  before: JsonObject,
  after: JsonObject,
  { pointer, label }: Labelled,
): readonly Finding[] =>
  Object.keys({ ...before, ...after }).flatMap((key): readonly Finding[] => {
    const [was, is] = [written(before[key]), written(after[key])];
    if (isDeepStrictEqual(was, is)) return [];
    const verdict = judgeAnnotation(key, was, is, label, after);
    return verdict ? [changed(is === undefined ? pointer : joinPointer(pointer, key), was, is, verdict)] : [];
  });

/** An empty list or mapping counts as absent. */
const written = (value: Json | undefined): Json | undefined =>
  typeof value === "object" && value !== null && Object.keys(value).length === 0 ? undefined : value;
