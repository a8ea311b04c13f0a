import fc from "fast-check";
import { test } from "vitest";
import { documentOf } from "../../test-support/documents.js";
import { edited } from "../../test-support/random-schemas.js";
import { findUnchanged } from "./document/unchanged.js";
import { type Collected, relateDocuments } from "./relate-documents.js";

/** What is wrong with the sentences of a change. */
const faultsOf = ({ class: verdict, what, action, before, after }: Collected): readonly string[] => {
  const text = `${what} ${action}`;
  const asksNothing = /^Nothing (to do|breaks yet)/.test(action);
  return [
    ...(verdict === "breaking" && /Nothing to do/.test(text) ? ["nothing to do, but it breaks"] : []),
    ...(verdict !== "breaking" && /no longer accepted|^Stop/.test(action)
      ? ["safe, but something stops"]
      : []),
    ...(["fix", "docs"].includes(verdict) && !asksNothing
      ? ["nobody has to act, but somebody is asked to"]
      : []),
    ...(/undefined|\[object|``| {2}|: \.|,\s*\./.test(text) ? ["a hole in the sentence"] : []),
    ...(/from (`[^`]+`) to \1\.$/.test(what) ? ["a change from a value to itself"] : []),
    ...(what.endsWith(".") && action.endsWith(".") ? [] : ["not a sentence"]),
    ...(before === undefined && after === undefined ? ["no value"] : []),
  ].map((fault) => `${fault}: ${verdict}: ${text}`);
};

test("verdict, sentence and action of a change agree", () => {
  fc.assert(
    fc.property(edited, ({ before, after }) => {
      const schema = (value: unknown) => JSON.stringify(value);
      const [was, is] = [before, after].map((each) => documentOf({ sent: schema(each), read: schema(each) }));
      if (!was || !is) return;
      const changes = relateDocuments(was, is, "2026-11-29", findUnchanged(was, is));
      const faults = changes.flatMap(faultsOf);
      if (faults.length > 0) throw new Error(faults.join("\n"));
    }),
    { numRuns: 60 },
  );
});
