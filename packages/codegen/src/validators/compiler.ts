import type { Json, JsonObject } from "@provider-clients/openapi";
import type { Path } from "./literals.js";
import type { Names } from "./names.js";
import type { Statement } from "./statements.js";

/** A keyword that the code does not hold a value to, and why. */
export interface Loss {
  /** The check that it would belong to. */
  readonly check: string;
  readonly keyword: string;
  readonly reason: string;
}

/** Where code about a value stands. */
export interface Place {
  /** The variable that holds the value. */
  readonly value: string;
  readonly path: Path;
  /** The variable that holds the set of what schemas describe of the value; absent where nobody asks. */
  readonly seen: Seen | undefined;
  /** Null has been let through already; what is asked for in words includes it. */
  readonly isNullable?: boolean;
  /** The names of the function's variables. */
  readonly names: Names;
  /** The name of the check, and of those made of the schemas inside. */
  readonly check: string;
  /** The definition that the value itself is held to; undefined once the code has gone into the value. */
  readonly definition: string | undefined;
}

/** A variable with a set of what is seen; as a parameter it may be absent. */
export interface Seen {
  readonly name: string;
  readonly isParameter: boolean;
}

/** Compiles the schemas of one module. */
export interface Compiler {
  /** The statements that hold a value to a schema. */
  readonly compile: (schema: Json, place: Place) => readonly Statement[];
  /** The same for a part of the value; a schema with parts of its own gets a function of its own. */
  readonly compilePart: (schema: Json, place: Place) => readonly Statement[];
  /** The name of a function that does so, like `place.check`; equal schemas share one. */
  readonly checkOf: (schema: Json, place: Place, tellsSeen: boolean) => string;
  /** The name of the function for a `$ref`; undefined where it leads nowhere, or back to its own schema. */
  readonly checkOfReference: (reference: string, place: Place) => string | undefined;
  /** The name of something that the module imports. */
  readonly use: (helper: string) => string;
  /** The name of a constant of the module. */
  readonly constant: (wish: string, type: string, expression: string) => string;
  readonly lose: (place: Place, keyword: string, reason: string) => void;
}

/** Compiles some keywords of a schema. */
export type CompileKeywords = (schema: JsonObject, place: Place, compiler: Compiler) => readonly Statement[];
