import type { Json, JsonObject } from "@provider-clients/openapi";
import type { Admitted } from "./expression.js";

/** A schema and its place. */
export interface Place {
  readonly schema: JsonObject;
  /** Its pointer in the document. */
  readonly pointer: string;
}

/** What the type of a schema depends on besides the schema. */
export interface TypeContext {
  readonly document: JsonObject;
  /** True for OpenAPI 3.0, which has `nullable` and ignores keywords beside a `$ref`. */
  readonly isOld: boolean;
  /** True for requests: enums are closed, files are bytes. */
  readonly isSent: boolean;
  /** Enums that stay closed in responses too, because they distinguish the members of a choice. */
  readonly closedEnums: ReadonlySet<Json>;
  /** The type of a referenced component; undefined if the reference cannot be resolved. */
  readonly component: (reference: string, from: string) => Admitted | undefined;
  /** The type of a component, by its name. */
  readonly resolve: (name: string) => Admitted;
  /** The type of a schema inside another one. */
  readonly typeOf: (schema: Json, pointer: string) => Admitted;
  /** Records that the type is wider than the keyword. */
  readonly lose: (pointer: string, keyword: string, reason: string) => void;
}
