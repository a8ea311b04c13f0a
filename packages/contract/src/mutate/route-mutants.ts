import { joinPointer } from "@provider-clients/openapi";
import { isJsonObject, type JsonObject } from "../document/json.js";
import type { Operation, Parameter } from "../document/operation.js";
import { atPointer } from "../document/pointer.js";
import { needsCredential } from "../document/security.js";
import type { ReadShape, SchemaReader } from "../schema/schema-reader.js";
import { chosenMedia } from "../wire/body.js";
import { changeAt, renameKey, setKeyword } from "./change-schema.js";
import type { MutantSketch } from "./document-mutant.js";

/** Mutations of path, method, body, parameters and credentials. */
export const routeMutants = (reader: SchemaReader, operation: Operation): MutantSketch[] => [
  ...pathMutants(reader, operation),
  ...bodyMutants(reader, operation),
  ...operation.parameters.flatMap((each) => parameterMutants(reader, each)),
  ...securityMutants(operation),
];

const pathMutants = (reader: SchemaReader, { path, method }: Operation): MutantSketch[] => {
  const steps = path.split("/");
  const index = steps.findLastIndex((step) => step !== "" && !step.includes("{"));
  const moved = steps.map((step, each) => (each === index ? `${step}Moved` : step)).join("/");
  const item = atPointer(reader.document, joinPointer("#/paths", path));
  const taken = isJsonObject(item) ? Object.keys(item) : [];
  const order = method === "POST" ? ["put", "patch"] : ["post", "put"];
  const other = [...order, "delete", "get"].find((each) => !taken.includes(each)) ?? "options";
  const own = method.toLowerCase();
  const found: MutantSketch[] = [
    {
      description: `change the method from ${method} to ${other.toUpperCase()}`,
      apply: changeAt(joinPointer("#/paths", path), (item) => renameKey(item, own, other)),
    },
  ];
  if (index >= 0)
    found.push({
      description: `move the path to ${moved}`,
      apply: changeAt("#/paths", (paths) => renameKey(paths, path, moved)),
    });
  return found;
};

const bodyMutants = (reader: SchemaReader, { body }: Operation): MutantSketch[] => {
  const media = body && chosenMedia(reader, body.contents);
  if (!media) return [];
  const contents = [media].map(({ type }): MutantSketch => {
    return {
      description: `change the media type of the body from ${type}`,
      apply: changeAt(joinPointer(body.pointer, "content"), (content) =>
        renameKey(content, type, "application/vnd.changed+json"),
      ),
    };
  });
  const apply = setKeyword(body.pointer, "required", !body.isRequired);
  const description = body.isRequired ? "no longer require the body" : "require the body";
  return [...contents, { description, apply, hint: "body required" }];
};

const parameterMutants = (reader: SchemaReader, parameter: Parameter): MutantSketch[] => {
  const { name, in: place, pointer, isRequired } = parameter;
  if (place === "path") return [];
  const path = `${place}/${name}`;
  const flipped: MutantSketch = {
    description: isRequired ? `no longer require ${path}` : `require ${path}`,
    hint: path,
    apply: setKeyword(pointer, "required", !isRequired),
  };
  // An unknown name is noticed in a query, but not among headers and cookies. An exploded object sends the names of its
  // properties, never its own.
  const isLoose = parameter.explode && reader.shapes(reader.at(parameter.schemaPointer)).some(isObject);
  if ((place !== "query" && !isRequired) || isLoose) return [flipped];
  return [
    flipped,
    {
      description: `rename the parameter ${path}`,
      hint: path,
      apply: setKeyword(pointer, "name", `${name}Renamed`),
    },
  ];
};

const isObject = ({ merged }: ReadShape): boolean =>
  merged.types.length < 7 && merged.types.includes("object");

const securityMutants = (operation: Operation): MutantSketch[] => {
  if (!needsCredential(operation)) return [];
  const { security, pointer } = operation;
  const visible = security.flat().filter(({ place }) => place !== "other");
  const found: MutantSketch[] = [
    {
      description: "no longer ask for a credential",
      hint: "security",
      apply: setKeyword(pointer, "security", []),
    },
  ];
  for (const { name, prefix } of visible) {
    const at = joinPointer("#/components/securitySchemes", name);
    if (isCoveredByAnother(security, name)) continue;
    found.push({
      description: `expect the credential ${name} elsewhere`,
      hint: `security ${name}`,
      apply: changeAt(at, moveCredential),
    });
    if (prefix !== "") {
      const apply = changeAt(at, (scheme) =>
        Object.assign(scheme, { type: "http", scheme: prefix === "Basic " ? "bearer" : "basic" }),
      );
      found.push({
        description: `expect another form of the credential ${name}`,
        hint: `security ${name}`,
        apply,
      });
    }
  }
  return found;
};

// If another alternative accepts the same header in any form, the change cannot be noticed.
const isCoveredByAnother = (security: Operation["security"], name: string): boolean => {
  const own = security.flat().find((scheme) => scheme.name === name);
  return security.some((schemes) => {
    const [other] = schemes;
    return (
      schemes.length === 1 &&
      other !== undefined &&
      other.name !== name &&
      other.key === own?.key &&
      other.prefix === ""
    );
  });
};

const moveCredential = (scheme: JsonObject): void => {
  for (const key of Object.keys(scheme)) if (key !== "description") delete scheme[key];
  Object.assign(scheme, { type: "apiKey", in: "header", name: "X-Changed-Key" });
};
