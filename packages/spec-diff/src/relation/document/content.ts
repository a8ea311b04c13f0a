import {
  bodyKindOf,
  entriesOf,
  type JsonObject,
  joinPointer,
  preferredMediaType,
} from "@provider-clients/openapi";
import { labelOf } from "../../label.js";
import type { Node, Side } from "../schemas/node.js";
import { idle } from "../verdicts/verdict.js";
import { compareAnnotations } from "./annotations.js";
import { compareEncodings } from "./encodings.js";
import {
  type Documents,
  type Finding,
  type Found,
  merge,
  nothing,
  only,
  type Part,
  type Parts,
} from "./found.js";
import { partsUnder, splitNames } from "./parts.js";

/** Compares the media types of a body, each with its schema. */
export const compareContent = (documents: Documents, { before, after }: Parts, side: Side): Found => {
  const [was, is] = [mediaTypesOf(documents.before, before), mediaTypesOf(documents.after, after)];
  const { shared, gone, come } = splitNames(was, is);
  const label = labelOf(documents.after, after.pointer);
  const chosen = [was, is].map((all) => preferredMediaType([...all.keys()]));
  return merge(
    ...gone.map((name) => only(goneType(documents, name, was.get(name), side, [...is.keys()]))),
    ...come.map((name) => only(newType(documents, name, is.get(name), side, chosen))),
    ...shared.map((name) => {
      const [old, fresh] = [was.get(name), is.get(name)];
      return old && fresh ? compareMediaType(documents, { before: old, after: fresh }, side, label) : nothing;
    }),
  );
};

type MediaType = Part & { readonly written: string };

/** Media types by what they are: parameters such as `charset` make no other type, except of a version. */
const mediaTypesOf = (document: JsonObject, holder: Part): ReadonlyMap<string, MediaType> =>
  new Map(
    [...partsUnder(document, holder, "content")].map(([written, part]) => [
      written
        .toLowerCase()
        .replaceAll(/\s*;\s*charset=[^;]*/g, "")
        .trim(),
      { ...part, written },
    ]),
  );

const goneType = (
  { before }: Documents,
  name: string,
  part: Part | undefined,
  side: Side,
  left: readonly string[],
): Finding => {
  const others = left.map((each) => `\`${each}\``).join(" or ");
  const instead = side === "sent" ? `Send the body as ${others}` : `Expect ${others}`;
  const none =
    side === "sent" ? "Stop sending a body: none is taken" : "Stop reading the body: none is answered";
  return {
    ...{ class: "breaking", pointer: part?.pointer ?? "#", before: part?.value, after: undefined },
    what: `${labelOf(before, part?.pointer ?? "#")} was removed.`,
    action:
      others === ""
        ? `${none} any more.`
        : `${instead}: \`${name}\` is no longer ${side === "sent" ? "taken" : "answered"}.`,
  };
};

const newType = (
  { after }: Documents,
  name: string,
  part: Part | undefined,
  side: Side,
  [was, is]: readonly (string | undefined)[],
): Finding => {
  const place = { pointer: part?.pointer ?? "#", before: undefined, after: part?.value };
  const what = `${labelOf(after, place.pointer)} was added.`;
  // The methods speak one media type, and this one comes before what they spoke.
  const isTaken = was !== undefined && is === name && bodyKindOf(is) !== bodyKindOf(was);
  if (isTaken) {
    const action =
      side === "sent"
        ? `Send what \`${name}\` takes: the method sent \`${was}\` before.`
        : `Read the answer as \`${name}\`: the method asked for \`${was}\` before.`;
    return { ...place, class: "breaking", what, action };
  }
  const used =
    was === undefined
      ? "a body can be "
      : `the methods speak \`${is}\`; with the client of \`/http\` it can be `;
  const verb = side === "sent" ? "sent" : "read";
  return { ...place, class: "additive", what, action: `${idle}; ${used}${verb} now.` };
};

const compareMediaType = (
  documents: Documents,
  { before, after }: { readonly before: MediaType; readonly after: MediaType },
  side: Side,
  label: string,
): Found => {
  const place = { pointer: after.pointer, label };
  return merge(
    before.written === after.written ? nothing : only(spelling(before, after, label)),
    ...["schema", "itemSchema"].map((key) => compareSchema(documents, { before, after }, key, side)),
    only(
      ...compareEncodings(documents, { before, after }, place),
      ...compareAnnotations(before.value, after.value, place),
    ),
  );
};

const spelling = (before: MediaType, after: MediaType, label: string): Finding => ({
  class: "fix",
  pointer: after.pointer,
  before: before.written,
  after: after.written,
  what: `The media type of ${label} is written \`${after.written}\` now, \`${before.written}\` before.`,
  action: `${idle}; the methods read both alike. With the client of \`/http\`, types name it as it is written.`,
});

const compareSchema = (
  { after: document }: Documents,
  { before, after }: Parts,
  key: string,
  side: Side,
): Found => {
  const nodes = [before, after].map(({ value, pointer }): Node => {
    const schema = value[key];
    return schema === undefined ? [] : [{ schema, pointer: joinPointer(pointer, key) }];
  });
  const [was = [], is = []] = nodes;
  if (was.length === 0 && is.length === 0) return nothing;
  if (was.length > 0 && is.length > 0) return { ...nothing, pairs: [{ before: was, after: is, side }] };
  const isGone = is.length === 0;
  const name = labelOf(document, after.pointer);
  const pointer = isGone ? after.pointer : joinPointer(after.pointer, key);
  const told = { pointer, before: was[0]?.schema, after: is[0]?.schema };
  const what = `The schema of ${name} was ${isGone ? "removed" : "added"}.`;
  if (side === "sent") {
    return isGone
      ? only({ ...told, class: "additive", what, action: `${idle}; anything may be sent now.` })
      : only({
          ...told,
          class: "breaking",
          what,
          action: "Send only what the schema admits: anything was taken before.",
        });
  }
  return isGone
    ? only({
        ...told,
        class: "breaking",
        what,
        action: "Check the answer yourself: nothing says any more what it holds.",
      })
    : only({ ...told, class: "fix", what, action: `${idle}; it is documented what the answer holds.` });
};

/** The schema of the media type that the methods speak; empty where there is no body. */
export const bodyNodeOf = (document: JsonObject, holder: Part | undefined): Node => {
  const parts = partsUnder(document, holder, "content");
  const part = parts.get(preferredMediaType([...parts.keys()]) ?? "");
  const schema = part?.value.schema;
  return part && schema !== undefined ? [{ schema, pointer: joinPointer(part.pointer, "schema") }] : [];
};

/** True where a part describes a body. */
export const hasBody = (part: Part | undefined): boolean => entriesOf(part?.value.content).length > 0;
