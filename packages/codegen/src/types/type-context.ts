import type { Json, JsonObject } from "@provider-clients/openapi";
import type { Admitted } from "./expression.js";

/** A schema where it stands. */
export interface Place {
  readonly schema: JsonObject;
  /** Its pointer in the document. */
  readonly pointer: string;
}

/** What the type of a schema depends on beside the schema. */
export interface TypeContext {
  readonly document: JsonObject;
  /** True in OpenAPI 3.0, which has `nullable` and ignores what stands beside a `$ref`. */
  readonly isOld: boolean;
  /** True for what is sent: enums are closed, files are bytes. */
  readonly isSent: boolean;
  /** Enums that stay closed in answers too, because they tell the members of a choice apart. */
  readonly closedEnums: ReadonlySet<Json>;
  /** What a component admits; undefined where the reference leads to none. */
  readonly component: (reference: string, from: string) => Admitted | undefined;
  /** What a component says, by its name. */
  readonly resolve: (name: string) => Admitted;
  /** The type of a schema inside another one. */
  readonly typeOf: (schema: Json, pointer: string) => Admitted;
  /** Notes that the type is wider than the keyword. */
  readonly lose: (pointer: string, keyword: string, reason: string) => void;
}
