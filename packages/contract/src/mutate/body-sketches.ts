import type { ContractCase } from "../cases/contract-case.js";
import type { Subject } from "../cases/subject.js";
import type { SentRequest } from "../check/observed-call.js";
import { isJsonObject, type Json, type JsonObject } from "../document/json.js";
import type { Operation } from "../document/operation.js";
import { renameKey } from "./change-schema.js";
import type { ClientSketch } from "./client-mutant.js";
import { hasBody, otherType, sentSketch } from "./client-sketch.js";

/** Mistakes in bodies: properties renamed, lost, of another type, too many; the whole body lost. */
export const bodySketches = ({ body }: Operation, subjects: readonly Subject[]): ClientSketch[] => {
  const subject = subjects.find(({ parameter }) => !parameter);
  if (!body || !subject) return [];
  const places = subject.listing.places.filter(
    ({ kind, path }) => kind === "property" && !path.includes("*"),
  );
  const paths = [...new Set(places.map(({ path }) => path))].map((path) => path.split("/").slice(1));
  const extended = withBody((value) => (isJsonObject(value) ? { ...value, undeclared: 1 } : value));
  return [
    sentSketch("leave out the body", ({ body: _, ...sent }) => sent, hasBody),
    sentSketch("send an undeclared property", extended, hasBody),
    ...paths.flatMap(propertySketches),
  ];
};

const propertySketches = (path: readonly string[]): ClientSketch[] => {
  const shown = path.join("/");
  const isGiven = (each: ContractCase) =>
    hasBody(each) && holderOf(each.input.body ?? null, path) !== undefined;
  const inHolder = (change: (holder: JsonObject, name: string) => void) => {
    return withBody((value) => {
      const holder = holderOf(value, path);
      if (holder) change(holder, path.at(-1) ?? "");
      return value;
    });
  };
  const rename = inHolder((holder, name) => renameKey(holder, name, `${name}Renamed`));
  const drop = inHolder((holder, name) => void delete holder[name]);
  const retype = inHolder((holder, name) => void Object.assign(holder, { [name]: otherType(holder[name]) }));
  return [
    sentSketch(`rename the property ${shown}`, rename, isGiven),
    sentSketch(`leave out the property ${shown}`, drop, isGiven),
    sentSketch(`send another type as ${shown}`, retype, isGiven),
  ];
};

const withBody =
  (change: (value: Json) => Json): ((sent: SentRequest) => SentRequest) =>
  (sent) => {
    if (sent.body === undefined) return sent;
    const value: Json = JSON.parse(sent.body);
    return { ...sent, body: JSON.stringify(change(value)) };
  };

/** The object that holds the last step of a path; undefined when the path is not in the value. */
const holderOf = (value: Json, path: readonly string[]): JsonObject | undefined => {
  const [step, ...rest] = path;
  if (step === undefined || !isJsonObject(value) || !Object.hasOwn(value, step)) return undefined;
  return rest.length === 0 ? value : holderOf(value[step] ?? null, rest);
};
