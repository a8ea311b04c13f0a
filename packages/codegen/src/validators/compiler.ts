import type { Json, JsonObject } from "@provider-clients/openapi";
import type { Path } from "./literals.js";
import type { Names } from "./names.js";
import type { Statement } from "./statements.js";

/** A keyword that the code does not check, and why. */
export interface Loss {
  /** The check that it belongs to. */
  readonly check: string;
  readonly keyword: string;
  readonly reason: string;
}

/** The context of code for one value. */
export interface Place {
  /** The variable that holds the value. */
  readonly value: string;
  readonly path: Path;
  /** The variable with the set of evaluated parts; absent if nothing needs it. */
  readonly seen: Seen | undefined;
  /** Null is already accepted; messages mention it. */
  readonly isNullable?: boolean;
  /** The variable names of the function. */
  readonly names: Names;
  /** The name of the check, used as a prefix for checks of subschemas. */
  readonly check: string;
  /** The definition that validates this very value; undefined for a part of it. */
  readonly definition: string | undefined;
}

/** A variable with the set of evaluated parts; as a parameter it may be undefined. */
export interface Seen {
  readonly name: string;
  readonly isParameter: boolean;
}

/** Compiles the schemas of one module. */
export interface Compiler {
  /** The statements that validate a value against a schema. */
  readonly compile: (schema: Json, place: Place) => readonly Statement[];
  /** The same for a part of the value; a schema with subschemas gets a function of its own. */
  readonly compilePart: (schema: Json, place: Place) => readonly Statement[];
  /** The name of a validation function, derived from `place.check`; equal schemas share one. */
  readonly checkOf: (schema: Json, place: Place, tellsSeen: boolean) => string;
  /** The name of the function for a `$ref`; undefined if it cannot be resolved, or leads back to its own schema. */
  readonly checkOfReference: (reference: string, place: Place) => string | undefined;
  /** Adds an import and returns its name. */
  readonly use: (helper: string) => string;
  /** Adds a constant to the module and returns its name. */
  readonly constant: (wish: string, type: string, expression: string) => string;
  readonly lose: (place: Place, keyword: string, reason: string) => void;
}

/** Compiles some keywords of a schema. */
export type CompileKeywords = (schema: JsonObject, place: Place, compiler: Compiler) => readonly Statement[];
