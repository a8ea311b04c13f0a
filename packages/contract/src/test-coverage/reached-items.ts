import { answerFor, mediaFor } from "../document/answer-for.js";
import type { Json } from "../document/json.js";
import type { MediaType, Operation, Parameter } from "../document/operation.js";
import { decodeText, matchPath } from "../document/route.js";
import { isRequestError } from "../judge/judges.js";
import type { RecordedRequest } from "../mock/recorded-request.js";
import type { Readers } from "../schema/schema-reader.js";
import { createObserver } from "../values/observe.js";
import { readBodyValue } from "../wire/body.js";
import { readQueryParameter, readSimpleParameter } from "../wire/deserialise.js";
import { isJsonType } from "../wire/media-types.js";
import type { OperationItems } from "./operation-items.js";

/** The ids of what one request and its answer had to do with. */
export const reachedItems = (
  readers: Readers,
  operation: Operation,
  { items, ids }: OperationItems,
  recorded: RecordedRequest,
  basePaths: readonly string[],
): ReadonlySet<string> => {
  const reached = new Set<string>([`${operation.id} operation`]);
  const documented = answerFor(operation, recorded.answer.status);
  if (documented !== undefined) reached.add(`${operation.id} status ${documented.status}`);
  const see = (keys: Iterable<string>) => {
    for (const key of keys) {
      const id = ids.get(key);
      if (id !== undefined) reached.add(id);
    }
  };
  for (const id of violatedItems(operation, items, recorded)) reached.add(id);
  if (!recorded.violations.some(isRequestError)) {
    for (const { name, value, conjunct } of sentValues(readers, operation, recorded, basePaths)) {
      reached.add(`${operation.id} parameter ${name}`);
      see(createObserver(readers.request, conjunct, name)(value));
    }
  }
  const media = mediaFor(documented?.contents ?? [], recorded.answer.headers["content-type"]);
  const { body } = recorded.answer;
  if (
    documented !== undefined &&
    media?.schemaPointer !== undefined &&
    body !== undefined &&
    isJsonType(media.type)
  )
    see(
      createObserver(
        readers.answer,
        readers.answer.at(media.schemaPointer),
        `${documented.status} body`,
      )(body),
    );
  return reached;
};

/** A request that breaks a rule reaches that rule, and nothing else that it holds. */
const violatedItems = (
  { id }: Operation,
  items: OperationItems["items"],
  { violations }: RecordedRequest,
): string[] =>
  violations.filter(isRequestError).flatMap(({ location, code }) => {
    const place = location
      .slice(1)
      .map((step) => (/^\d+$/.test(step) ? "*" : step))
      .join("/");
    const start = `${id} constraint ${place} ${code}`;
    return items
      .filter(
        (item) => item.id === start || item.id.startsWith(`${start}=`) || item.id.startsWith(`${start} `),
      )
      .map((item) => item.id);
  });

interface SentValue {
  readonly name: string;
  readonly value: Json;
  readonly conjunct: ReturnType<Readers["request"]["at"]>;
}

const sentValues = (
  { request: reader }: Readers,
  operation: Operation,
  recorded: RecordedRequest,
  basePaths: readonly string[],
): SentValue[] => {
  const path = pathValues(operation, recorded.path, basePaths);
  const parameters = operation.parameters.flatMap((parameter): SentValue[] => {
    const value = parameterValue(reader, parameter, recorded, path);
    if (value === undefined) return [];
    return [
      { name: `${parameter.in}/${parameter.name}`, value, conjunct: reader.at(parameter.schemaPointer) },
    ];
  });
  const type = recorded.headers["content-type"];
  const media = mediaFor(operation.body?.contents ?? [], type);
  const body = media && bodyValue(reader, media, recorded.body, type);
  if (media === undefined || body === undefined) return parameters;
  return [...parameters, { name: "body", value: body, conjunct: reader.at(media.schemaPointer) }];
};

const bodyValue = (
  reader: Readers["request"],
  media: MediaType,
  body: Json | undefined,
  type: string | undefined,
): Json | undefined =>
  typeof body === "string" && !isJsonType(type) ? readBodyValue(reader, media, body, type) : body;

const parameterValue = (
  reader: Readers["request"],
  parameter: Parameter,
  { query, headers }: RecordedRequest,
  path: Readonly<Record<string, string>>,
): Json | undefined => {
  const { name, in: place } = parameter;
  if (place === "query") return readQueryParameter(reader, parameter, query).value;
  const text =
    place === "path"
      ? path[name]
      : place === "header"
        ? headers[name.toLowerCase()]
        : cookieOf(headers, name);
  if (text === undefined) return undefined;
  return readSimpleParameter(reader, parameter, text, place === "path" ? decodeText : undefined);
};

const cookieOf = ({ cookie = "" }: RecordedRequest["headers"], name: string): string | undefined =>
  cookie
    .split(";")
    .map((each) => each.trim())
    .find((each) => each.startsWith(`${name}=`))
    ?.slice(name.length + 1);

/** The path may begin with that of the document's server. */
const pathValues = (
  operation: Operation,
  path: string,
  basePaths: readonly string[],
): Readonly<Record<string, string>> =>
  ["", ...basePaths]
    .filter((base) => path.startsWith(base))
    .map((base) => matchPath(operation.path, path.slice(base.length)))
    .find((values) => values !== undefined) ?? {};
