import { isDeepStrictEqual } from "node:util";
import type { Json, JsonObject } from "@provider-clients/openapi";
import { joinPointer } from "@provider-clients/openapi";
import { quoteValue } from "../../format-value.js";
import { judgeExtension } from "../verdicts/judge-extension.js";
import { idle, type Verdict } from "../verdicts/verdict.js";
import { isWord } from "../without-words.js";
import type { Finding } from "./found.js";

/** Compares what a part says to people, and its extensions, key by key. */
export const compareAnnotations = (
  before: JsonObject,
  after: JsonObject,
  place: { readonly pointer: string; readonly label: string },
): readonly Finding[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key): readonly Finding[] => {
    const [was, is] = [written(before[key]), written(after[key])];
    if (isDeepStrictEqual(was, is)) return [];
    const verdict = judgeAnnotation(key, was, is, place.label, after);
    if (verdict === undefined) return [];
    return [
      {
        ...verdict,
        pointer: is === undefined ? place.pointer : joinPointer(place.pointer, key),
        before: was,
        after: is,
      },
    ];
  });

/** An empty list or mapping says as much as none. */
const written = (value: Json | undefined): Json | undefined =>
  typeof value === "object" && value !== null && Object.keys(value).length === 0 ? undefined : value;

/** The verdict on one annotation; undefined for a key that is none. */
export const judgeAnnotation = (
  key: string,
  was: Json | undefined,
  is: Json | undefined,
  label: string,
  after: JsonObject,
): Verdict | undefined => {
  if (key === "deprecated") return judgeDeprecation(is === true, was === true, label, after["x-sunset"]);
  if (key === "x-sunset")
    return after.deprecated === true && was === undefined ? undefined : judgeSunset(was, is, label);
  if (key.startsWith("x-") && !isWord(key)) return judgeExtension(key, was, is, label);
  if (!isWord(key)) return undefined;
  const verb = was === undefined ? "was added" : is === undefined ? "was removed" : "changed";
  const isExample = key === "example" || key === "examples";
  const what = isExample ? `An example of ${label} ${verb}.` : `\`${key}\` of ${label} ${verb}.`;
  return { class: "docs", what, action: `${idle}.` };
};

/** Going away is told with its date; that it has none is told too. */
const judgeDeprecation = (
  isNow: boolean,
  was: boolean,
  label: string,
  sunset: Json | undefined,
): Verdict | undefined => {
  if (isNow === was) return undefined;
  if (!isNow) return { class: "docs", what: `${label} is no longer deprecated.`, action: `${idle}.` };
  const date = typeof sunset === "string" ? sunset : undefined;
  const action =
    date === undefined
      ? "Nothing breaks yet: plan to stop using it. No `x-sunset` says until when it works; ask the provider."
      : `Nothing breaks yet: plan to stop using it by ${date}.`;
  return {
    class: "docs",
    what: `${label} is deprecated${date === undefined ? "" : ` and goes on ${date}`}.`,
    action,
  };
};

const judgeSunset = (was: Json | undefined, is: Json | undefined, label: string): Verdict => {
  if (is === undefined) {
    const action = "Ask the provider until when it works: no date says so any more.";
    return {
      class: "docs",
      what: `\`x-sunset\` of ${label} was removed; it was ${quoteValue(was)}.`,
      action,
    };
  }
  const isEarlier = typeof was === "string" && String(is) < was;
  return {
    class: "docs",
    what: `\`x-sunset\` of ${label} ${was === undefined ? "was set" : `moved from ${quoteValue(was)}`} to ${quoteValue(is)}.`,
    action: `${isEarlier ? "Nothing breaks yet, but it goes earlier" : "Nothing breaks yet"}: plan to stop using it by ${String(is)}.`,
  };
};
