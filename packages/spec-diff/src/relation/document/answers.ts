import { labelOf } from "../../label.js";
import type { Side } from "../schemas/node.js";
import { additive, breaking, fix, type Verdict } from "../verdicts/verdict.js";
import { compareAnnotations } from "./annotations.js";
import { bodyNodeOf, compareContent, hasBody } from "./content.js";
import { changed, come, type Documents, type Found, gone } from "./found.js";
import { compareHeld, headersOf } from "./held.js";
import { type NamedPair, type Paired, type Part, type Parts, pairByName, partsUnder } from "./parts.js";

type Answers = ReadonlyMap<string, Part>;

/** Compares the answers of an operation by their status. */
export const compareAnswers = (documents: Documents, before: Part, after: Part, side: Side): Found => {
  const was = partsUnder(documents.before, before, "responses");
  const is = partsUnder(documents.after, after, "responses");
  const found = pairAnswers(was, is);
  return [
    ...found.pairs.flatMap((pair) => [...renameOf(documents, pair), ...compareAnswer(documents, pair, side)]),
    ...[...found.gone].flatMap((entry) => goneStatus(documents, entry, found.come, side)),
    ...[...found.come].map((entry) => come(entry[1], newStatus(documents, entry, was, side))),
  ];
};

/** Pairs answers by status. `4XX` and `default` are never taken for a renamed single status. */
const pairAnswers = (was: Answers, is: Answers): Paired<Part> => {
  const some = (all: Answers, isOne: boolean): Answers =>
    new Map([...all].filter(([status]) => (/^\d+$/.test(status) || isSuccess(status)) === isOne));
  const ones = pairByName(some(was, true), some(is, true), ({ value }) => value);
  const ranges = pairByName(some(was, false), some(is, false));
  return {
    pairs: [...ones.pairs, ...ranges.pairs],
    gone: new Map([...ones.gone, ...ranges.gone]),
    come: new Map([...ones.come, ...ranges.come]),
  };
};

const isSuccess = (status: string): boolean => status.startsWith("2");

const renameOf = ({ after: document }: Documents, { from, to, after: { pointer } }: NamedPair<Part>) => {
  const what = `${labelOf(document, pointer).replace(/\S+$/, from)} was renamed to ${to}.`;
  const action = `Expect ${to} where you compared the status with ${from}.`;
  return from === to ? [] : [changed(pointer, from, to, breaking(what, action))];
};

type Entry = readonly [status: string, part: Part];

/** A status that was removed may be described by a new `4XX` or `default`. */
const goneStatus = (documents: Documents, [status, before]: Entry, added: Answers, side: Side): Found => {
  const what = `${labelOf(documents.before, before.pointer)} was removed.`;
  const [range, after] =
    [`${status.charAt(0)}XX`, "default"].flatMap((name): readonly Entry[] => {
      const part = name === "default" && isSuccess(status) ? undefined : added.get(name);
      return part ? [[name, part]] : [];
    })[0] ?? [];
  if (range !== undefined && after) {
    const covered = gone(before, fix(what, `\`${range}\` describes it`));
    return [covered, ...compareAnswer(documents, { before, after }, side)];
  }
  const action =
    side === "read"
      ? `Treat ${status === "default" ? "any other status" : status} as undocumented: its body is no longer described.`
      : `Stop answering ${status}: it is no longer documented.`;
  return [gone(before, breaking(what, action))];
};

/** A new success status is breaking if its body differs from every earlier success. */
const newStatus = (documents: Documents, [status, part]: Entry, was: Answers, side: Side): Verdict => {
  const what = `${labelOf(documents.after, part.pointer)} was added.`;
  if (side === "sent") return additive(what, `${status} may be answered now`);
  if (!isSuccess(status)) return additive(what, "it was an undocumented failure before");
  const successes = [...was].flatMap(([name, success]) => (isSuccess(name) ? [success] : []));
  const isKnown = successes.some((success) => answersSame(documents, success, part));
  if (!successes.some(hasBody) || isKnown) return additive(what, `${status} is a further kind of success`);
  return breaking(
    what,
    hasBody(part)
      ? `Handle the body of ${status} too: a success is one of several shapes now.`
      : `Handle a success without a body: ${status} has none.`,
  );
};

/** True if the body of a new success can be read like the body of an old one. */
const answersSame = ({ before, after, relation }: Documents, success: Part, part: Part): boolean => {
  if (hasBody(success) !== hasBody(part)) return false;
  const pair = { before: bodyNodeOf(before, success), after: bodyNodeOf(after, part), side: "read" } as const;
  return [...relation.differencesIn(pair)].every(({ isGained, aspect }) => !isGained && aspect !== "field");
};

const compareAnswer = (documents: Documents, { before, after }: Parts, side: Side): Found => {
  const place = { pointer: after.pointer, label: labelOf(documents.after, after.pointer) };
  const headers = [headersOf(documents.before, before), headersOf(documents.after, after)] as const;
  const verdict = bodyVerdict(place.label, hasBody(after), side);
  return [
    ...compareHeld(documents, "header", headers, side),
    ...(hasBody(before) === hasBody(after)
      ? compareContent(documents, { before, after }, side)
      : [changed(place.pointer, before.value.content, after.value.content, verdict)]),
    ...compareAnnotations(before.value, after.value, place),
  ];
};

const bodyVerdict = (label: string, isNew: boolean, side: Side): Verdict => {
  if (isNew) {
    const what = `A body was added to ${label}.`;
    return side === "read"
      ? additive(what, "it can be read now")
      : breaking(what, "Answer with a body: one is asked for.");
  }
  const action =
    side === "read"
      ? "Stop reading it: no body comes any more."
      : "Answer without a body: none is accepted any more.";
  return breaking(`The body of ${label} was removed.`, action);
};
