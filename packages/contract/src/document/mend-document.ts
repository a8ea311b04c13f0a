import { joinPointer } from "@provider-clients/openapi";
import type { DocumentFault } from "./document-fault.js";
import { isJsonObject, type Json, type JsonObject } from "./json.js";
import { mendExamples } from "./mend-examples.js";
import { mendSecurity } from "./mend-security.js";
import { type Located, resolve } from "./resolve.js";

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
// HTTP gives a body no meaning for these methods, and platform clients do not send one.
const bodiless = new Set(["get", "head", "trace"]);

/**
 * Repairs, in a copy of a document, obvious mistakes that would make a whole operation unusable, and reports each as a
 * fault.
 */
export const mendDocument = (document: JsonObject): DocumentFault[] => {
  const faults: DocumentFault[] = [];
  const { paths } = document;
  if (!isJsonObject(paths)) return faults;
  for (const path of Object.keys(paths)) mendPath(paths, path, faults);
  for (const [path, written] of Object.entries(paths)) {
    const item = resolve(document, joinPointer("#/paths", path), written);
    if (!item) continue;
    for (const method of methods) {
      const operation = resolve(document, joinPointer(item.pointer, method), item.value[method]);
      if (!operation) continue;
      mendBody(document, method, operation, faults);
      mendStatuses(operation.pointer, operation.value, faults);
      mendSilence(operation, faults);
      mendSecurity(document, operation, faults);
      mendExamples(document, operation, faults);
      mendParameters(document, path, [operation.value, item.value], operation.pointer, faults);
    }
  }
  return faults;
};

/** The part after `#` is never sent; without it, the operation can be called. */
const mendPath = (paths: JsonObject, path: string, faults: DocumentFault[]): void => {
  const at = path.search(/[?#]/);
  if (at < 0) return;
  const rest = path.slice(0, at);
  const mark = path[at] === "#" ? "a fragment never travels" : "a query is described by parameters";
  const { [path]: item = null, [rest]: other = {} } = paths;
  delete paths[path];
  const isFree =
    isJsonObject(item) && isJsonObject(other) && !Object.keys(item).some((key) => other[key] !== undefined);
  if (isFree) paths[rest] = { ...other, ...item };
  const outcome = isFree ? `it is tried as ${rest}` : `it is not tried, because ${rest} is there too`;
  faults.push({ pointer: joinPointer("#/paths", path), reason: `${mark}; ${outcome}` });
};

/** Removes bodies that no client can send. */
const mendBody = (
  document: JsonObject,
  method: string,
  { pointer, value: operation }: Located,
  faults: DocumentFault[],
): void => {
  const at = joinPointer(pointer, "requestBody");
  const body = resolve(document, at, operation.requestBody);
  if (!body) return;
  const hasMediaType = isJsonObject(body.value.content) && Object.keys(body.value.content).length > 0;
  if (hasMediaType && !bodiless.has(method)) return;
  delete operation.requestBody;
  const why = hasMediaType ? `${method.toUpperCase()} has no body` : "it has no media type";
  faults.push({ pointer: at, reason: `${why}; it is left out` });
};

const mendStatuses = (pointer: string, { responses }: JsonObject, faults: DocumentFault[]): void => {
  if (!isJsonObject(responses)) return;
  for (const status of Object.keys(responses)) {
    if (/^([1-5]\d\d|[1-5]XX|default)$/.test(status) || status.startsWith("x-")) continue;
    const answer: Json = responses[status] ?? null;
    delete responses[status];
    const meant = status.toUpperCase();
    const isMeant = /^[1-5]XX$/.test(meant) && responses[meant] === undefined;
    if (isMeant) responses[meant] = answer;
    const outcome = isMeant ? `it is read as ${meant}` : "it is left out";
    faults.push({
      pointer: joinPointer(pointer, "responses", status),
      reason: `no status is written like this; ${outcome}`,
    });
  }
};

/** Prism answers 500 to every request of an operation without answers, and no call ends with an interim one (1xx). */
const mendSilence = ({ pointer, value: operation }: Located, faults: DocumentFault[]): void => {
  const answers = isJsonObject(operation.responses) ? operation.responses : {};
  if (Object.keys(answers).some((status) => !/^(x-|1)/.test(status))) return;
  operation.responses = { ...answers, default: { description: "" } };
  faults.push({ pointer, reason: "no answer is documented; any answer is taken" });
};

/** Removes path parameters that are not in the path; adds string parameters for undeclared names. */
const mendParameters = (
  document: JsonObject,
  path: string,
  owners: readonly JsonObject[],
  pointer: string,
  faults: DocumentFault[],
): void => {
  const named = new Set([...path.matchAll(/\{([^}]+)\}/g)].map(([, name = ""]) => name));
  const described = new Set<string>();
  for (const owner of owners) {
    const list = Array.isArray(owner.parameters) ? owner.parameters : [];
    const kept = list.filter((each) => {
      const parameter = resolve(document, "", each)?.value;
      if (parameter?.in !== "path" || typeof parameter.name !== "string") return true;
      if (named.has(parameter.name)) described.add(parameter.name);
      else
        faults.push({
          pointer,
          reason: `its path does not name the parameter ${parameter.name}; it is left out`,
        });
      return named.has(parameter.name);
    });
    if (kept.length < list.length) owner.parameters = kept;
  }
  const [own] = owners;
  for (const name of named) {
    if (described.has(name) || !own) continue;
    const parameter = { name, in: "path", required: true, schema: { type: "string" } };
    own.parameters = [...(Array.isArray(own.parameters) ? own.parameters : []), parameter];
    faults.push({ pointer, reason: `no parameter describes {${name}} of its path; any text is tried` });
  }
};
