export { checkReadable, checkSpec } from "./checks/check.js";
export { EXTENSIONS } from "./checks/check-extensions.js";
export { areDisjoint, isStructured, tagBetween } from "./checks/disjoint.js";
export { InputError } from "./input-error.js";
export { entriesOf, isList, isObject, type Json, type JsonObject, listOf, objectOf, textOf } from "./json.js";
export { loadSpec, parseSpec, type Spec } from "./load.js";
export { type BodyKind, bodyKindOf, preferredMediaType } from "./media-type.js";
export { followReference, METHODS, type OperationPlace, operationsIn } from "./methods.js";
export { nearest, suggestion } from "./nearest.js";
export { joinPointer, resolvePointer, splitPointer } from "./pointer.js";
export { type Problem, SpecError } from "./problem.js";
export { isAddress, readDocument, readLocation } from "./read-document.js";
export { shapeOf, typesOf } from "./schema-shape.js";
export { type TemplatePart, templateParts } from "./template.js";
export { walkDocument } from "./walk.js";
export {
  type Direction,
  eachSchema,
  HOLDINGS,
  type SchemaVisit,
  schemaRoots,
  subschemas,
  walkSchemas,
} from "./walk-schemas.js";
