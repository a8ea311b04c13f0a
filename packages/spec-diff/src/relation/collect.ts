import { closedEnums } from "@provider-clients/codegen";
import { type Json, resolvePointer } from "@provider-clients/openapi";
import { isStricter } from "../change.js";
import { labelOf } from "../label.js";
import type { Documents, Finding, Found } from "./document/found.js";
import type { Difference } from "./schemas/difference.js";
import type { Side } from "./schemas/node.js";
import type { Subject } from "./subject.js";
import { judgeDifference } from "./verdicts/judge-difference.js";

/** One change with everything that it affects. */
export interface Collected extends Finding {
  /** The names of the operations, in alphabetical order; empty if it affects the whole client. */
  readonly operations: readonly string[];
  readonly subjects: ReadonlySet<Subject>;
}

/** What a finding affects. */
export interface Touched {
  readonly operations: readonly string[];
  readonly subjects: readonly Subject[];
  /** True if schemas were compared for their exported type, and not as a part of a call. */
  readonly isType?: boolean;
}

/** Collects findings. A change that several operations share is reported once, with all of them. */
export interface Collector {
  readonly add: (found: Found, touched: Touched) => void;
  readonly collected: () => readonly Collected[];
}

interface Entry {
  readonly finding: Finding | undefined;
  /** The difference on each side of calls. */
  readonly sides: Map<Side, Difference>;
  /** The difference on each side of exported types. It counts only if no call has the difference. */
  readonly typeSides: Map<Side, Difference>;
  readonly operations: Set<string>;
  readonly subjects: Set<Subject>;
}

export const createCollector = (documents: Documents): Collector => {
  const entries = new Map<string, Entry>();
  const touch = (key: string, finding: Finding | undefined, touched: Touched): Entry => {
    const entry = entries.get(key) ?? {
      finding,
      sides: new Map(),
      typeSides: new Map(),
      operations: new Set(),
      subjects: new Set(),
    };
    entries.set(key, entry);
    for (const operation of touched.operations) entry.operations.add(operation);
    for (const subject of touched.subjects) entry.subjects.add(subject);
    return entry;
  };
  return {
    add: (found, touched) => {
      for (const each of found) {
        if ("what" in each) {
          touch(`${each.pointer} ${each.what}`, each, touched);
          continue;
        }
        const differences = "difference" in each ? [each.difference] : documents.relation.differencesIn(each);
        for (const difference of differences) {
          const entry = touch(keyOf(difference), undefined, touched);
          const sides = touched.isType === true ? entry.typeSides : entry.sides;
          if (!sides.has(each.side)) sides.set(each.side, difference);
        }
      }
    },
    collected: () => {
      const tags = closedEnums(documents.before);
      const all = [...entries.values()].map((entry) => collect(documents, tags, entry));
      return unique(all.filter((each) => each.class !== "none"));
    },
  };
};

const keyOf = ({ aspect, keyword, pointer, before, after, detail }: Difference): string =>
  `${aspect} ${keyword} ${pointer} ${detail?.name ?? ""} ${before === undefined} ${after === undefined}`;

const collect = (documents: Documents, tags: ReadonlySet<Json>, entry: Entry): Collected => {
  const { finding, operations, subjects } = entry;
  const sides = entry.sides.size > 0 ? entry.sides : entry.typeSides;
  const touched = { operations: [...operations].sort(), subjects };
  if (finding) return { ...finding, ...touched };
  const [first] = sides.values();
  if (first === undefined) throw new Error("a difference was met on no side.");
  const isGone = first.after === undefined && (first.aspect === "field" || first.aspect === "member");
  const label = labelOf(isGone ? documents.before : documents.after, first.place);
  const { today } = documents;
  const schema = resolvePointer(documents.before, first.place);
  const isTag = schema !== undefined && tags.has(schema);
  const verdict = judgeDifference(
    [...sides].map(([side, difference]) => ({ difference, side, label, isTag, today })),
  );
  return { ...verdict, ...touched, pointer: first.pointer, before: first.before, after: first.after };
};

/** Of changes with the same sentence at the same place, keeps the strictest. */
const unique = (all: readonly Collected[]): readonly Collected[] => {
  const once = new Map<string, Collected>();
  for (const each of all) {
    const key = `${each.pointer} ${each.what}`;
    const earlier = once.get(key);
    if (earlier === undefined || isStricter(each.class, earlier.class)) once.set(key, each);
  }
  return [...once.values()];
};
