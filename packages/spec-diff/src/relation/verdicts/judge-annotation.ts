import type { Json, JsonObject } from "@provider-clients/openapi";
import { quoteValue } from "../../format-value.js";
import { sunsetOf } from "../sunset.js";
import { isWord } from "../without-words.js";
import { judgeExtension } from "./judge-extension.js";
import { docs, type Verdict } from "./verdict.js";

/** The verdict on a description, an example or an extension; undefined for any other key. */
export const judgeAnnotation = (
  key: string,
  was: Json | undefined,
  is: Json | undefined,
  label: string,
  after: JsonObject,
): Verdict | undefined => {
  if (key === "deprecated") return judgeDeprecation(was === true, is === true, label, after);
  // Reported together with the deprecation.
  if (key === "x-sunset" && after.deprecated === true && was === undefined) return undefined;
  if (key === "x-sunset") return judgeSunset(was, is, label);
  if (key.startsWith("x-") && !isWord(key)) return judgeExtension(key, was, is, label);
  if (!isWord(key)) return undefined;
  const verb = was === undefined ? "was added" : is === undefined ? "was removed" : "changed";
  const isExample = key === "example" || key === "examples";
  return docs(`${isExample ? "An example" : `\`${key}\``} of ${label} ${verb}.`);
};

/** The message of a deprecation says until when the part works, or that no date is given. */
const judgeDeprecation = (
  was: boolean,
  is: boolean,
  label: string,
  after: JsonObject,
): Verdict | undefined => {
  if (was === is) return undefined;
  if (was) return docs(`${label} is no longer deprecated.`);
  const date = sunsetOf(after);
  if (date !== undefined) {
    return docs(
      `${label} is deprecated and goes on ${date}.`,
      `Nothing breaks yet: plan to stop using it by ${date}.`,
    );
  }
  const reason =
    after["x-sunset"] === undefined ? "No `x-sunset` says" : "`x-sunset` is no date and does not say";
  const action = `Nothing breaks yet: plan to stop using it. ${reason} until when it works; ask the provider.`;
  return docs(`${label} is deprecated.`, action);
};

const judgeSunset = (was: Json | undefined, is: Json | undefined, label: string): Verdict => {
  if (is === undefined) {
    return docs(
      `\`x-sunset\` of ${label} was removed; it was ${quoteValue(was)}.`,
      "Ask the provider until when it works: no date says so any more.",
    );
  }
  const moved = was === undefined ? "was set" : `moved from ${quoteValue(was)}`;
  const isEarlier = typeof was === "string" && String(is) < was;
  return docs(
    `\`x-sunset\` of ${label} ${moved} to ${quoteValue(is)}.`,
    `Nothing breaks yet${isEarlier ? ", but it goes earlier" : ""}: plan to stop using it by ${String(is)}.`,
  );
};
