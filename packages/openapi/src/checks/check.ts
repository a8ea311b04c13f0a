import { entriesOf, objectOf } from "../json.js";
import { leaveOut, withoutFields } from "../leave-out/leave-out.js";
import { type Problem, problemAt, refuse } from "../problem.js";
import type { Spec } from "../spec.js";
import { type PartVisit, partsOf } from "../walk/walk-objects.js";
import { checkExtensions } from "./check-extensions.js";
import { findUnknownFields } from "./check-fields.js";
import {
  checkHasOperations,
  checkOperationIds,
  checkOperations,
  checkSuccesses,
  findLeftOverParameters,
} from "./check-operations.js";
import { checkReferences } from "./check-references.js";
import { checkSchemaHabits, checkSchemas } from "./check-schemas.js";
import { checkCredentials, checkServers } from "./check-servers.js";
import { checkStructure } from "./check-structure.js";

/** Problems of the document as a description of an API, without what only a client needs. */
export const readingProblems = (spec: Spec): readonly Problem[] => problemsIn(spec, partsOf(spec.document));

const problemsIn = (spec: Spec, parts: ReadonlyMap<string, PartVisit>): readonly Problem[] => [
  ...spec.problems,
  ...checkStructure(spec, parts.values()),
  ...checkReferences(spec, parts),
  ...checkSchemas(spec, parts.values()),
];

/** Problems that prevent generating a client or a part of it; `at` is the pointer of the part. */
export const generationProblems = (spec: Spec): readonly Problem[] => {
  const parts = partsOf(spec.document);
  const reading = [...problemsIn(spec, parts), ...findUnknownFields(spec, parts.values()).misspelt];
  const isPathsWrong = reading.some(({ at }) => at === "#/paths");
  return [
    ...reading,
    ...(isPathsWrong ? [] : checkHasOperations(spec)),
    ...checkOperations(soundPart(spec, reading)),
  ];
};

/** What the document declares but nothing here uses, with its place. */
export const findIgnored = (spec: Spec): readonly Problem[] => {
  const parts = partsOf(spec.document);
  return [
    ...spec.ignored,
    ...findUnknownFields(spec, parts.values()).ignored,
    ...findLeftOverParameters(soundPart(spec, problemsIn(spec, parts))),
  ];
};

/**
 * Refuses a document of `specs/` from which no client can be generated, and reports every problem at once. A document
 * that we write must also follow our own rules; one with \`x-provider.isForeign\` is somebody else's.
 *
 * @param written the document before it was fitted to a client; fitting hides what is malformed.
 * @throws {SpecError} if there is any problem.
 */
export const checkSpec = (spec: Spec, written: Spec = spec): void => {
  const problems = generationProblems(written);
  const sound = soundPart(spec, problems);
  refuse([
    ...problems,
    ...checkOperationIds(sound),
    ...checkServers(sound),
    ...checkCredentials(sound),
    ...checkExtensions(sound),
    ...(objectOf(spec.document["x-provider"]).isForeign === true ? [] : habitProblems(spec, sound)),
  ]);
};

/**
 * Refuses a document with anything in a place where OpenAPI does not allow it. Does not check what only a client needs,
 * so that old and foreign documents can be read.
 *
 * @throws {SpecError} if there is any problem.
 */
export const checkReadable = (spec: Spec): void => refuse(readingProblems(spec));

/** The document without the parts that have problems, so that further checks can rely on the rest. */
const soundPart = (spec: Spec, problems: readonly Problem[]): Spec => {
  const { document, fatal } = leaveOut(spec.document, problems);
  return { ...spec, document: withoutFields(document, fatal) };
};

/** Extra rules for documents that we write. */
const habitProblems = (spec: Spec, sound: Spec): readonly Problem[] => [
  ...spec.ignored,
  ...findUnknownFields(spec, partsOf(spec.document).values()).ignored,
  ...findLeftOverParameters(sound),
  ...checkSuccesses(sound),
  ...checkSchemaHabits(sound, partsOf(sound.document).values()),
  ...checkCredentialsThere(spec),
];

const checkCredentialsThere = (spec: Spec): readonly Problem[] => {
  if (entriesOf(objectOf(spec.document.components).securitySchemes).length > 0) return [];
  const message =
    "no credential is described. Add components.securitySchemes; its key becomes the client's option.";
  return [problemAt(spec, "#/components", message)];
};
