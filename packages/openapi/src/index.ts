export {
  checkReadable,
  checkSpec,
  findIgnored,
  generationProblems,
  readingProblems,
} from "./checks/check.js";
export { EXTENSIONS } from "./checks/check-extensions.js";
export { findAlikePaths } from "./checks/check-operations.js";
export { areDisjoint, isStructured, tagBetween } from "./checks/disjoint.js";
export { InputError, UnreadableError } from "./input-error.js";
export { entriesOf, isList, isObject, type Json, type JsonObject, listOf, objectOf, textOf } from "./json.js";
export { type LeftOut, leaveOut, type Remainder } from "./leave-out/leave-out.js";
export { type BodyKind, bodyKindOf, preferredMediaType } from "./media-type.js";
export { nearest, suggestion } from "./nearest.js";
export { isIgnoredHeader, parameterKey } from "./parameter.js";
export type { Place } from "./place.js";
export { formatProblem, type Problem, problemAt, SpecError } from "./problem.js";
export { loadSpec, loadSpecAt, type SpecPlace, specPlaceOf } from "./reader/load-spec.js";
export { parseSpec, readDocument, readSpec, specOfValue } from "./reader/read-spec.js";
export { isAddress, type ReadText, readLocation } from "./reader/read-text.js";
export { followReference } from "./references/follow-reference.js";
export { joinPointer, resolvePointer, splitPointer } from "./references/pointer.js";
export { shapeOf, typesOf } from "./schema-shape.js";
export type { Spec } from "./spec.js";
export { type TemplatePart, templateParts } from "./template.js";
export { isMethod, METHODS, type OperationPlace, operationsIn } from "./walk/methods.js";
export { type FieldRule, mapChildren, ruleOf } from "./walk/object-rule.js";
export { holdings as HOLDINGS } from "./walk/schema-keywords.js";
export { walkDocument } from "./walk/walk.js";
export { type ObjectVisit, walkObjects } from "./walk/walk-objects.js";
export {
  type Direction,
  eachSchema,
  type SchemaVisit,
  schemaRoots,
  subschemas,
  walkSchemas,
} from "./walk/walk-schemas.js";
