import { isJsonObject, type Json } from "../document/json.js";
import type { Parameter } from "../document/operation.js";

/** The names and texts that a query parameter becomes, not yet percent-encoded. */
export const serialiseQuery = (parameter: Parameter, value: Json): [string, string][] => {
  const { name, style, explode, contentType } = parameter;
  if (contentType) return [[name, JSON.stringify(value)]];
  if (Array.isArray(value)) {
    const separator = style === "spaceDelimited" ? " " : style === "pipeDelimited" ? "|" : ",";
    return explode ? value.map((each) => [name, scalar(each)]) : [[name, value.map(scalar).join(separator)]];
  }
  if (isJsonObject(value)) {
    const entries = Object.entries(value);
    if (style === "deepObject") return entries.map(([key, each]) => [`${name}[${key}]`, scalar(each)]);
    if (explode) return entries.map(([key, each]) => [key, scalar(each)]);
    return [
      [
        name,
        entries
          .flat()
          .map((each) => scalar(each))
          .join(","),
      ],
    ];
  }
  return [[name, scalar(value)]];
};

/** The text that a path, header or cookie parameter becomes, not yet percent-encoded. */
export const serialiseSimple = ({ contentType, explode }: Parameter, value: Json): string => {
  if (contentType) return JSON.stringify(value);
  if (Array.isArray(value)) return value.map(scalar).join(",");
  if (!isJsonObject(value)) return scalar(value);
  const entries = Object.entries(value);
  return explode
    ? entries.map(([key, each]) => `${key}=${scalar(each)}`).join(",")
    : entries
        .flat()
        .map((each) => scalar(each))
        .join(",");
};

/** The path of a template with its values filled in, percent-encoded. */
export const fillPath = (
  template: string,
  parameters: readonly Parameter[],
  values: Readonly<Record<string, Json>>,
): string =>
  template.replace(/\{([^}]+)\}/g, (whole, name: string) => {
    const parameter = parameters.find((each) => each.in === "path" && each.name === name);
    const value = values[name];
    return parameter && value !== undefined ? encodeURIComponent(serialiseSimple(parameter, value)) : whole;
  });

const scalar = (value: Json): string => (typeof value === "string" ? value : JSON.stringify(value));
