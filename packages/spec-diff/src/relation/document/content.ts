import {
  bodyKindOf,
  entriesOf,
  type JsonObject,
  joinPointer,
  preferredMediaType,
} from "@provider-clients/openapi";
import { labelOf } from "../../label.js";
import type { Node, Side } from "../schemas/node.js";
import { additive, breaking, fix, judge, type Verdict } from "../verdicts/verdict.js";
import { compareAnnotations } from "./annotations.js";
import { compareEncodings } from "./encodings.js";
import { changed, come, type Documents, type Finding, type Found, gone } from "./found.js";
import { type Part, type Parts, pairByName, partsUnder } from "./parts.js";

interface MediaType extends Part {
  /** As the document writes it, with its parameters. */
  readonly written: string;
}

type Content = ReadonlyMap<string, MediaType>;

/** Compares the media types of a body, each with its schema. */
export const compareContent = (documents: Documents, { before, after }: Parts, side: Side): Found => {
  const [was, is] = [contentOf(documents.before, before), contentOf(documents.after, after)];
  const label = labelOf(documents.after, after.pointer);
  const found = pairByName(was, is);
  const ranges = pairRanges(found.gone, found.come);
  const [left, fresh] = [ranges.map(({ before: each }) => each), ranges.map(({ after: each }) => each)];
  const chosen = [was, is].map((all) => preferredMediaType([...all.keys()]));
  return [
    ...[...found.gone]
      .filter(([, part]) => !left.includes(part))
      .map(([name, part]) => gone(part, goneType(documents.before, name, part, side, [...is.keys()]))),
    ...[...found.come]
      .filter(([, part]) => !fresh.includes(part))
      .map(([name, part]) => come(part, newType(documents.after, name, part, side, chosen))),
    ...found.pairs.flatMap((pair) => compareMediaType(documents, pair, spelling(pair, label), label, side)),
    ...ranges.flatMap((pair) =>
      compareMediaType(documents, pair, rangeChange(pair, label, side), label, side),
    ),
  ];
};

/** Media types by name. `charset` is left out of the name; other parameters, such as a version, stay. */
const contentOf = (document: JsonObject, holder: Part): Content =>
  new Map(
    [...partsUnder(document, holder, "content")].map(([written, part]) => [
      written
        .toLowerCase()
        .replaceAll(/\s*;\s*charset=[^;]*/g, "")
        .trim(),
      { ...part, written },
    ]),
  );

/** Pairs a media type with a range that contains it, such as `application/*`. */
const pairRanges = (lost: Content, added: Content) => {
  const isIn = (name: string, range: string): boolean =>
    range === "*/*" || (range.endsWith("/*") && name.startsWith(range.slice(0, -1)));
  return [...lost].flatMap(([name, before]) => {
    const other = [...added].find(([each]) => isIn(name, each) || isIn(each, name));
    return other && lost.size === 1 && added.size === 1
      ? [{ before, after: other[1], isWider: isIn(name, other[0]) }]
      : [];
  });
};

const rangeChange = (
  { before, after, isWider }: { before: MediaType; after: MediaType; isWider: boolean },
  label: string,
  side: Side,
): readonly Finding[] => {
  const [was, is] = [before.written, after.written];
  const what = `The media type of ${label} changed from \`${was}\` to \`${is}\`.`;
  const verdict = judge(side, { isLost: !isWider, isGained: isWider }, what, {
    sentLess: `Send the body as \`${is}\`: nothing else is accepted.`,
    sentMore: `any \`${is}\` may be sent now`,
    readMore: `Handle any \`${is}\` where you read it.`,
    readLess: `only \`${is}\` comes`,
  });
  return [changed(after.pointer, was, is, verdict)];
};

const goneType = (
  document: JsonObject,
  name: string,
  part: Part,
  side: Side,
  left: readonly string[],
): Verdict => {
  const others = left.map((each) => `\`${each}\``).join(" or ");
  const [instead, none, verb] =
    side === "sent"
      ? [`Send the body as ${others}`, "Stop sending a body: none is accepted", "accepted"]
      : [`Expect ${others}`, "Stop reading the body: none comes", "sent"];
  return breaking(
    `${labelOf(document, part.pointer)} was removed.`,
    others === "" ? `${none} any more.` : `${instead}: \`${name}\` is no longer ${verb}.`,
  );
};

const newType = (
  document: JsonObject,
  name: string,
  part: Part,
  side: Side,
  [was, is]: readonly (string | undefined)[],
): Verdict => {
  const what = `${labelOf(document, part.pointer)} was added.`;
  // The methods use one media type, and now prefer this one.
  if (was !== undefined && is === name && bodyKindOf(is) !== bodyKindOf(was)) {
    return breaking(
      what,
      side === "sent"
        ? `Send what \`${name}\` takes: the method sent \`${was}\` before.`
        : `Read the answer as \`${name}\`: the method asked for \`${was}\` before.`,
    );
  }
  return additive(
    what,
    was === undefined
      ? `a body can be ${side === "sent" ? "sent" : "read"} now`
      : is === name
        ? "the methods use it now"
        : `the methods still use \`${is}\`, and the client of \`/http\` can ${side === "sent" ? "send" : "read"} it`,
  );
};

const compareMediaType = (
  documents: Documents,
  { before, after }: { before: MediaType; after: MediaType },
  findings: readonly Finding[],
  label: string,
  side: Side,
): Found => {
  const place = { pointer: after.pointer, label };
  return [
    ...findings,
    ...["schema", "itemSchema"].flatMap((key) => compareSchema(documents, { before, after }, key, side)),
    ...(isForm(after.written) ? compareEncodings(documents, { before, after }, place, side) : []),
    ...compareAnnotations(before.value, after.value, place),
  ];
};

/** True for a body of several parts, each of which may be written in its own way. */
const isForm = (mediaType: string): boolean =>
  bodyKindOf(mediaType) === "form" || mediaType.toLowerCase().startsWith("multipart/");

const spelling = (
  { before, after }: { before: MediaType; after: MediaType },
  label: string,
): readonly Finding[] => {
  const [was, is] = [before.written, after.written];
  if (was === is) return [];
  const what = `The media type of ${label} is written \`${is}\` now, \`${was}\` before.`;
  const now = "the methods treat both alike. The types of `/http` name it as it is written";
  return [changed(after.pointer, was, is, fix(what, now))];
};

const nodeAt = ({ value, pointer }: Part, key: string): Node => {
  const schema = value[key];
  return schema === undefined ? [] : [{ schema, pointer: joinPointer(pointer, key) }];
};

const compareSchema = (
  { after: document }: Documents,
  { before, after }: Parts,
  key: string,
  side: Side,
): Found => {
  const [was, is] = [nodeAt(before, key), nodeAt(after, key)];
  if (was.length > 0 && is.length > 0) return [{ before: was, after: is, side }];
  if (was.length === 0 && is.length === 0) return [];
  const isNew = was.length === 0;
  const what = `The schema of ${labelOf(document, after.pointer)} was ${isNew ? "added" : "removed"}.`;
  const verdict = judge(side, { isLost: isNew, isGained: !isNew }, what, {
    sentLess: "Send only what the schema admits: anything was accepted before.",
    sentMore: "anything may be sent now",
    readMore: "Check yourself what you read: its content is no longer documented.",
    readLess: "its content is documented now",
  });
  return [changed(is[0]?.pointer ?? after.pointer, was[0]?.schema, is[0]?.schema, verdict)];
};

/** The schema of the media type that the methods use; empty if there is no body. */
export const bodyNodeOf = (document: JsonObject, holder: Part): Node => {
  const parts = partsUnder(document, holder, "content");
  const part = parts.get(preferredMediaType([...parts.keys()]) ?? "");
  return part ? nodeAt(part, "schema") : [];
};

/** True where a part describes a body. */
export const hasBody = (part: Part): boolean => entriesOf(part.value.content).length > 0;
