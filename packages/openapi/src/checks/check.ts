import { entriesOf, objectOf } from "../json.js";
import { leaveOut, withoutFields } from "../leave-out/leave-out.js";
import { type Problem, problemAt, refuse } from "../problem.js";
import type { Spec } from "../spec.js";
import { partsOf } from "../walk/walk-objects.js";
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

/** What is wrong with a document as a description of an API, and nothing that only a client needs. */
export const readingProblems = (spec: Spec): readonly Problem[] => {
  const parts = partsOf(spec.document);
  return [
    ...spec.problems,
    ...checkStructure(spec, parts.values()),
    ...checkReferences(spec, parts),
    ...checkSchemas(spec, parts.values()),
  ];
};

/** What keeps a document, or a part of it, from becoming a client: each problem says by `at` which part. */
export const generationProblems = (spec: Spec): readonly Problem[] => {
  const reading = [
    ...readingProblems(spec),
    ...findUnknownFields(spec, partsOf(spec.document).values()).misspelt,
  ];
  const isPathsWrong = reading.some(({ at }) => at === "#/paths");
  return [
    ...reading,
    ...(isPathsWrong ? [] : checkHasOperations(spec)),
    ...checkOperations(soundPart(spec, reading)),
  ];
};

/** What a document says and nothing here uses, place by place. */
export const findIgnored = (spec: Spec): readonly Problem[] => [
  ...spec.ignored,
  ...findUnknownFields(spec, partsOf(spec.document).values()).ignored,
  ...findLeftOverParameters(soundPart(spec, readingProblems(spec))),
];

/**
 * Refuses a document of `specs/` that cannot become a client, naming everything that is wrong with it at once. One that
 * people here write has to keep our habits too; one that says \`x-provider.isForeign\` is somebody else's.
 *
 * @throws {SpecError} when anything is wrong.
 */
export const checkSpec = (spec: Spec): void => {
  const problems = generationProblems(spec);
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
 * Refuses a document in which something is not where OpenAPI has it. What only a client needs is not asked for: an old
 * or a foreign document has to be readable, no more.
 *
 * @throws {SpecError} when it is not.
 */
export const checkReadable = (spec: Spec): void => refuse(readingProblems(spec));

/** The part of a document that problems say nothing of, so that further checks can rely on it. */
const soundPart = (spec: Spec, problems: readonly Problem[]): Spec => {
  const { document, fatal } = leaveOut(spec.document, problems);
  return { ...spec, document: withoutFields(document, fatal) };
};

/** What we ask of documents that we write. */
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
