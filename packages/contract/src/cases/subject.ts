import { isJsonObject, type Json } from "../document/json.js";
import type { MediaType, NamedExample, Operation, Parameter } from "../document/operation.js";
import { decodeText } from "../document/route.js";
import type { Conjunct } from "../schema/conjunct.js";
import { typesOf } from "../schema/json-type.js";
import { isEqual } from "../schema/merged.js";
import type { SchemaReader } from "../schema/schema-reader.js";
import { type CoveringValue, coverListing, type NamedValue } from "../values/cover-listing.js";
import { type ListedItem, type Listing, listSchema } from "../values/list-schema.js";
import type { Transport } from "../values/violate.js";
import { type BodyForm, bodyFormOf, chosenMedia, readBodyValue, writeBody } from "../wire/body.js";
import { readQueryParameter, readSimpleParameter } from "../wire/deserialise.js";
import { gatherQuery } from "../wire/raw-query.js";
import { serialiseQuery, serialiseSimple } from "../wire/serialise.js";
import { type ExampleFault, exampleFault } from "./example-fault.js";

/** A part of a request with a schema: the body or a parameter. */
export interface Subject {
  /** `body`, or `query/limit`. */
  readonly path: string;
  /** Undefined for the body. */
  readonly parameter?: Parameter;
  readonly isRequired: boolean;
  readonly conjunct: Conjunct;
  readonly listing: Listing;
  readonly covering: readonly CoveringValue[];
  /** Problems of the document's examples, by the labels of their values. */
  readonly faults: ReadonlyMap<string, ExampleFault>;
  /** Converts a value as the wire does; undefined if it cannot be sent. */
  readonly transport: Transport;
  /** True if types are preserved on the wire, as in JSON; otherwise everything is a string. */
  readonly isTyped: boolean;
}

/** The subjects of an operation, parameters first. */
export const subjectsOf = (reader: SchemaReader, operation: Operation): Subject[] => {
  const parameters = operation.parameters.map((parameter) => parameterSubject(reader, parameter));
  const { body } = operation;
  const media = body && chosenMedia(reader, body.contents);
  return media ? [...parameters, bodySubject(reader, media, body.isRequired)] : parameters;
};

const bodySubject = (reader: SchemaReader, media: MediaType, isRequired: boolean): Subject => {
  const form = bodyFormOf(reader, media);
  if (form === "opaque") return opaqueSubject(media, isRequired);
  const conjunct = reader.at(media.schemaPointer);
  const listing = listSchema(reader, conjunct, "body");
  const examples = media.examples.map((example) => readExample(reader, media, form, example));
  const { named, faults } = readExamples(reader, conjunct, examples, ({ name }) => `example ${name}`);
  const covering = coverListing(reader, conjunct, listing, "body", named);
  const own = { path: "body", isRequired, conjunct, faults };
  if (form === "json") return { ...own, listing, covering, transport: (value) => value, isTyped: true };
  const transport: Transport = (value) => {
    if (form === "form" && hasEncodedField(media, value)) return undefined;
    const { body, contentType } = writeBody(reader, media, value);
    return readBodyValue(reader, media, body, contentType);
  };
  const sendable = covering.filter(
    ({ label, value }) => label.startsWith("example ") || isEqual(transport(value), value),
  );
  return { ...own, listing: onTheWire(listing, sendable), covering: sendable, transport, isTyped: false };
};

/** A form's example may be written as it is sent: `text=hello`. */
const readExample = (
  reader: SchemaReader,
  media: MediaType,
  form: BodyForm,
  example: NamedExample,
): NamedExample => {
  const { value } = example;
  if ((form !== "form" && form !== "multipart") || typeof value !== "string") return example;
  return { ...example, value: readBodyValue(reader, media, value, media.type) ?? value };
};

// The content is opaque: the document's example is sent, or any string.
const opaqueSubject = (media: MediaType, isRequired: boolean): Subject => {
  const named = media.examples.map(({ name, value }) => ({ label: `example ${name}`, value }));
  const texts = named.filter(({ value }) => typeof value === "string");
  const covering = [...texts, { label: "least", value: "example" }];
  return {
    path: "body",
    isRequired,
    conjunct: [],
    listing: { items: [], places: [], parts: [] },
    covering: covering.map((each) => ({ ...each, keys: new Set<string>() })),
    faults: new Map(),
    transport: (value) => value,
    isTyped: false,
  };
};

const readExamples = (
  reader: SchemaReader,
  conjunct: Conjunct,
  examples: readonly NamedExample[],
  labelOf: (example: NamedExample) => string,
): { named: NamedValue[]; faults: Map<string, ExampleFault> } => {
  const faults = new Map<string, ExampleFault>();
  const named = examples.map((example): NamedValue => {
    const label = labelOf(example);
    const fault = exampleFault(reader, conjunct, example);
    if (fault) faults.set(label, fault);
    return { label, value: example.value, isInvalid: fault?.isInvalid ?? false };
  });
  return { named, faults };
};

const parameterSubject = (reader: SchemaReader, parameter: Parameter): Subject => {
  const path = `${parameter.in}/${parameter.name}`;
  const conjunct = reader.at(parameter.schemaPointer);
  const transport = transportOf(reader, parameter);
  const isSendable = (value: Json) => isEqual(transport(value), value);
  const whole = listSchema(reader, conjunct, path);
  const sendable = parameter.examples.filter(({ value }) => isSendable(value));
  const { named, faults } = readExamples(reader, conjunct, sendable, ({ pointer }) => `example ${pointer}`);
  const sound = named
    .filter(({ label }) => !faults.has(label))
    .map((each): NamedValue => ({ ...each, label: "example" }));
  const covering = coverListing(reader, conjunct, whole, path, sound).filter(({ value }) =>
    isSendable(value),
  );
  return {
    path,
    parameter,
    isRequired: parameter.isRequired,
    conjunct,
    listing: onTheWire(whole, covering),
    covering,
    faults,
    transport,
    isTyped: false,
  };
};

// A string cannot represent null or distinguish 1 from "1". What no value can show on the wire is not tried.
const onTheWire = ({ items, places, parts }: Listing, covering: readonly CoveringValue[]): Listing => {
  const isReached = (key: string) => covering.some(({ keys }) => keys.has(key));
  const isExpressible = (item: ListedItem) => {
    if (item.keyword === "type")
      return typesOf(item.schema).every((type) => !["string", "array", "object"].includes(type));
    // A forbidden name in an exploded object is just another parameter.
    if (item.keyword === "propertyNames") return false;
    return item.kind === "constraint" || isReached(item.key);
  };
  return { items: items.filter(isExpressible), places: places.filter(({ key }) => isReached(key)), parts };
};

const transportOf =
  (reader: SchemaReader, parameter: Parameter): Transport =>
  (value) => {
    // To a client, null says that a parameter is left out.
    if (value === null || (parameter.allowReserved && isPercentEncoded(value))) return undefined;
    // Neither RFC 6570 nor OpenAPI says how a list or an object inside of another is written.
    if (parameter.style !== "deepObject" && !parameter.contentType && isNested(value)) return undefined;
    if (parameter.in === "query") {
      const query = gatherQuery(serialiseQuery(parameter, value));
      return readQueryParameter(reader, parameter, query).value;
    }
    if (!isSendableText(parameter, serialiseSimple(parameter, value))) return undefined;
    const isPath = parameter.in === "path";
    const text = serialiseSimple(parameter, value, isPath ? encodeURIComponent : undefined);
    return readSimpleParameter(reader, parameter, text, isPath ? decodeText : undefined);
  };

/**
 * True for a text that is percent-encoded already, in a value or a name. With `allowReserved` it is sent as it is, so it
 * arrives as another text, or as none (RFC 6570, 3.2.3).
 */
const isPercentEncoded = (value: Json): boolean => /%[\da-f]{2}/i.test(JSON.stringify(value));

const hasEncodedField = ({ encodings }: MediaType, form: Json): boolean =>
  isJsonObject(form) &&
  Object.entries(form).some(([name, value]) => encodings[name]?.allowReserved && isPercentEncoded(value));

const isNested = (value: Json): boolean =>
  typeof value === "object" &&
  value !== null &&
  Object.values(value).some((each) => typeof each === "object" && each !== null);

const isSendableText = ({ in: place }: Parameter, text: string): boolean => {
  // In a path, an empty value or a step up is another route. A header has only ASCII without surrounding spaces, and an
  // empty one counts as absent.
  if (place === "path")
    return text.trim() !== "" && text !== "." && text !== ".." && !/[/\p{Cc}]/u.test(text);
  return /^[\x20-\x7e]+$/.test(text) && text.trim() === text && !(place === "cookie" && /[;,\s]/.test(text));
};
