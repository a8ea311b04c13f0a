import { labelOf } from "../../label.js";
import { compareFields } from "../schemas/compare-fields.js";
import type { Side } from "../schemas/node.js";
import { findRenames } from "../schemas/renames.js";
import { idle } from "../verdicts/verdict.js";
import { compareAnnotations } from "./annotations.js";
import { bodyNodeOf, compareContent, hasBody } from "./content.js";
import {
  type Documents,
  type Finding,
  type Found,
  merge,
  nothing,
  only,
  onSide,
  type Part,
  type Parts,
} from "./found.js";
import { fieldOf } from "./parameters.js";
import { partsUnder, splitNames, valuesAt } from "./parts.js";

/** Compares the answers of an operation by their status. */
export const compareAnswers = (documents: Documents, before: Part, after: Part, side: Side): Found => {
  const [was, is] = [
    partsUnder(documents.before, before, "responses"),
    partsUnder(documents.after, after, "responses"),
  ];
  const { shared, gone, come } = splitNames(was, is);
  const renames = findRenames(valuesAt(was, gone), valuesAt(is, come));
  const renamed = new Set(renames.values());
  const compare = (from: string, to: string): Found => {
    const [old, fresh] = [was.get(from), is.get(to)];
    return old && fresh ? compareAnswer(documents, { before: old, after: fresh }, side) : nothing;
  };
  return merge(
    ...[...renames].map(([from, to]) =>
      merge(only(renameOf(documents, from, to, is.get(to))), compare(from, to)),
    ),
    ...shared.map((status) => compare(status, status)),
    ...gone
      .filter((status) => !renames.has(status))
      .map((status) => only(goneStatus(documents, status, was.get(status)))),
    ...come
      .filter((status) => !renamed.has(status))
      .map((status) =>
        only(
          newStatus(
            documents,
            status,
            is.get(status),
            [...was].filter(isSuccess).map(([, part]) => part),
            side,
          ),
        ),
      ),
  );
};

const isSuccess = ([status]: readonly [string, unknown]): boolean => status.startsWith("2");

const renameOf = ({ after }: Documents, from: string, to: string, part: Part | undefined): Finding => ({
  ...{ class: "breaking", pointer: part?.pointer ?? "#", before: from, after: to },
  what: `${labelOf(after, part?.pointer ?? "#").replace(/\S+$/, from)} was renamed to ${to}.`,
  action: `Expect ${to} where you compared the status with ${from}.`,
});

const goneStatus = ({ before }: Documents, status: string, part: Part | undefined): Finding => ({
  ...{ class: "breaking", pointer: part?.pointer ?? "#", before: part?.value, after: undefined },
  what: `${labelOf(before, part?.pointer ?? "#")} was removed.`,
  action: `Treat ${status} as an undocumented answer: its body is no longer described.`,
});

/** A further success makes the answer one of several, unless its body is one that was answered already. */
const newStatus = (
  documents: Documents,
  status: string,
  part: Part | undefined,
  successes: readonly Part[],
  side: Side,
): Finding => {
  const place = { pointer: part?.pointer ?? "#", before: undefined, after: part?.value };
  const what = `${labelOf(documents.after, place.pointer)} was added.`;
  if (!isSuccess([status, part])) {
    return {
      ...place,
      class: "additive",
      what,
      action: `${idle}; the status was an undocumented failure before.`,
    };
  }
  const wasRead = successes.some(hasBody);
  const node = bodyNodeOf(documents.after, part);
  const isKnown = successes.some((success) => {
    const pair = { before: bodyNodeOf(documents.before, success), after: node, side };
    const isSame = hasBody(success) === hasBody(part);
    return (
      isSame &&
      ![...documents.relation.differencesIn(pair)].some(
        ({ isGained, aspect }) => isGained || aspect === "field",
      )
    );
  });
  if (!wasRead || isKnown)
    return { ...place, class: "additive", what, action: "Expect a further kind of success." };
  const action = hasBody(part)
    ? `Handle the body of ${status} too: a success is one of several shapes now.`
    : `Handle a success without a body: ${status} has none.`;
  return { ...place, class: "breaking", what, action };
};

const compareAnswer = (documents: Documents, { before, after }: Parts, side: Side): Found => {
  const headers = (document: Documents["before"], part: Part) =>
    new Map(
      [...partsUnder(document, part, "headers")].map(([name, header]) => [
        name.toLowerCase(),
        [name, fieldOf(header)] as const,
      ]),
    );
  const [was, is] = [headers(documents.before, before), headers(documents.after, after)];
  // In any case of letters a header is the same; it is told as the new document writes it.
  const named = (all: typeof was) =>
    new Map([...all].map(([key, [name, field]]) => [is.get(key)?.[0] ?? name, field]));
  const context = {
    ...documents,
    kind: "header" as const,
    isClosed: { before: false, after: false },
    flagOf: () => undefined,
  };
  const [hadBody, hasOne] = [hasBody(before), hasBody(after)];
  const place = { pointer: after.pointer, label: labelOf(documents.after, after.pointer) };
  return merge(
    onSide(side, compareFields(context, named(was), named(is))),
    hadBody !== hasOne
      ? only(bodyCameOrWent(hadBody, place, { before, after }))
      : compareContent(documents, { before, after }, side),
    only(...compareAnnotations(before.value, after.value, place)),
  );
};

const bodyCameOrWent = (
  hadBody: boolean,
  { pointer, label }: { readonly pointer: string; readonly label: string },
  { before, after }: Parts,
): Finding => {
  const told = { pointer, before: before.value.content, after: after.value.content };
  return hadBody
    ? {
        ...told,
        class: "breaking",
        what: `The body of ${label} was removed.`,
        action: "Stop reading it: none is answered any more.",
      }
    : {
        ...told,
        class: "additive",
        what: `A body was added to ${label}.`,
        action: `${idle}; it can be read now.`,
      };
};
