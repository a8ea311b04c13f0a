import { listOf } from "@provider-clients/openapi";
import type { Admitted, Expression } from "./expression.js";
import type { Place, TypeContext } from "./type-context.js";

/** `minProperties`: requires at least one property in the object types of a schema, if their properties are known. */
export const atLeastOne = ({ schema, pointer }: Place, type: Admitted, context: TypeContext): Admitted => {
  const minimum = Number(schema.minProperties ?? 0);
  if (minimum < 1 || listOf(schema.required).length >= minimum) return type;
  if (minimum > 1)
    context.lose(
      pointer,
      "minProperties",
      "a type can only express 1. Write 1, or name the properties in `required`",
    );
  return type.map((alternative) => {
    const found = presenceIn(alternative.type, context);
    if (found === "unknown")
      context.lose(
        pointer,
        "minProperties",
        "a type cannot express it for a choice of objects. Write it in each member",
      );
    return found === "optional"
      ? { ...alternative, type: { is: "atLeastOne", of: alternative.type } }
      : alternative;
  });
};

/**
 * What is known about an object type's properties: one is `required`; all named ones are `optional`; `free` means that
 * any name is allowed or that the type is not an object; otherwise `unknown`.
 */
type KnownPresence = "required" | "optional" | "free" | "unknown";

const presenceIn = (type: Expression, context: TypeContext): KnownPresence => {
  switch (type.is) {
    case "object":
      return [...type.properties.values()].some(({ isRequired }) => isRequired) ? "required" : "optional";
    case "intersection":
      return presenceOfAll(type.of.map((part) => presenceIn(part, context)));
    case "reference":
      return presenceOfAll(context.resolve(type.name).map((each) => presenceIn(each.type, context)));
    case "union":
      return "unknown";
    case "atLeastOne":
      return "required";
    default:
      return "free";
  }
};

const presenceOfAll = (parts: readonly KnownPresence[]): KnownPresence =>
  (["required", "free", "unknown"] as const).find((each) => parts.includes(each)) ?? "optional";
