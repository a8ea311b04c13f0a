import type { ContractCase } from "../cases/contract-case.js";
import type { Subject } from "../cases/subject.js";
import type { SentRequest } from "../check/observed-call.js";
import { isJsonObject, type Json, type JsonObject } from "../document/json.js";
import type { MediaType, Operation } from "../document/operation.js";
import type { SchemaReader } from "../schema/schema-reader.js";
import { chosenMedia, readBodyValue, type WrittenBody, writeBody } from "../wire/body.js";
import { renameKey } from "./change-schema.js";
import type { ClientSketch } from "./client-mutant.js";
import { hasBody, otherType, sentSketch } from "./client-sketch.js";

/** Mistakes in bodies: renamed, missing, wrongly typed and extra properties; a missing body. */
export const bodySketches = (
  reader: SchemaReader,
  { body }: Operation,
  subjects: readonly Subject[],
): ClientSketch[] => {
  const subject = subjects.find(({ parameter }) => !parameter);
  const media = body && chosenMedia(reader, body.contents);
  if (!media || !subject) return [];
  const withBody = bodyChange(reader, media);
  const isObject = (each: ContractCase) => hasBody(each) && isJsonObject(each.input.body);
  const places = subject.listing.places.filter(
    ({ kind, path }) => kind === "property" && !path.includes("*"),
  );
  const paths = [...new Set(places.map(({ path }) => path))].map((path) => path.split("/").slice(1));
  const extended = withBody((value) => (isJsonObject(value) ? { ...value, undeclared: 1 } : value));
  return [
    sentSketch("leave out the body", ({ body: _, ...sent }) => sent, hasBody),
    sentSketch("send an undeclared property", extended, isObject),
    ...paths
      .flatMap((path) => propertySketches(path, withBody))
      .map((sketch): ClientSketch => {
        const { request } = sketch.mutation;
        const concerns = (each: ContractCase) =>
          sketch.concerns(each) &&
          isSeen(request ?? ((sent) => sent), writeBody(reader, media, each.input.body ?? null));
        return { ...sketch, concerns };
      }),
  ];
};

const propertySketches = (path: readonly string[], withBody: BodyChange): ClientSketch[] => {
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

/** True if a change is visible in the request: a serialised exploded object does not contain its own name. */
const isSeen = (change: (sent: SentRequest) => SentRequest, written: WrittenBody): boolean => {
  const sent = {
    method: "POST",
    url: "",
    headers: { "content-type": written.contentType },
    body: written.body,
  };
  return change(sent).body !== written.body;
};

type BodyChange = (change: (value: Json) => Json) => (sent: SentRequest) => SentRequest;

const bodyChange =
  (reader: SchemaReader, media: MediaType): BodyChange =>
  (change) =>
  (sent) => {
    const type = sent.headers["content-type"];
    const value = sent.body === undefined ? undefined : readBodyValue(reader, media, sent.body, type);
    if (value === undefined) return sent;
    const { body, contentType } = writeBody(reader, media, change(value));
    return { ...sent, body, headers: { ...sent.headers, "content-type": contentType } };
  };

/** The object that contains the last step of a path; undefined if the path does not exist. */
const holderOf = (value: Json, path: readonly string[]): JsonObject | undefined => {
  const [step, ...rest] = path;
  if (step === undefined || !isJsonObject(value) || !Object.hasOwn(value, step)) return undefined;
  return rest.length === 0 ? value : holderOf(value[step] ?? null, rest);
};
