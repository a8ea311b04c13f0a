import type { Json } from "@provider-clients/openapi";
import { KEYWORD_SAMPLES, sampleDocument } from "@provider-clients-internal/test-support";
import { expect, test } from "vitest";
import { compile } from "../../test-support/compile.js";
import { resolveDirections } from "../directions/directions.js";
import { findLosses } from "../types/find-losses.js";
import { renderSchemaTypes } from "../types/schema-types.js";
import { KEYWORDS } from "./keywords.js";

// The compiler takes seconds on a busy machine.

const byName = new Map(KEYWORDS.map((keyword) => [keyword.name, keyword]));

test("each keyword stands in the table once", () => {
  expect(byName.size).toBe(KEYWORDS.length);
});

test("each keyword that refuses something has a sample", () => {
  const refusing = KEYWORDS.filter(
    ({ types, validators }) => types.reach === "yes" || (types.reach === "no" && validators.reach !== "no"),
  );
  const sampled = new Set(KEYWORD_SAMPLES.map(({ keyword }) => keyword));
  expect(refusing.map(({ name }) => name).filter((name) => !sampled.has(name))).toEqual([]);
});

interface Line {
  readonly what: string;
  readonly source: string;
  readonly isRefused: boolean;
}

for (const isOld of [false, true]) {
  const version = isOld ? "3.0" : "3.1";
  const { document, samples } = sampleDocument(isOld);

  test(`nothing of the ${version} samples is lost, except the children of a base that is meant by itself`, () => {
    const lost = findLosses(document).map(({ keyword, pointer }) => `${keyword} ${pointer}`);
    expect(lost).toEqual(isOld ? [] : [expect.stringMatching(/^discriminator .*Base$/)]);
  });

  test(`the types of the ${version} samples refuse what their keywords refuse, and nothing else`, async () => {
    const lines = samples.flatMap((sample): readonly Line[] => {
      const lineOf = (value: Json, isRefused: boolean): Line => ({
        what: `${sample.keyword}${sample.what ? ` ${sample.what}` : ""}: ${JSON.stringify(value)}`,
        source: `take<components["schemas"]["${sample.name}"]>(${JSON.stringify(value)});`,
        isRefused,
      });
      const areTyped =
        sample.types === undefined
          ? byName.get(sample.keyword)?.types.reach !== "no"
          : sample.types === "refuse";
      return [
        ...sample.right.map((value) => lineOf(value, false)),
        ...sample.wrong.map((value) => lineOf(value, areTyped)),
      ];
    });
    const schema = renderSchemaTypes(resolveDirections(document));
    const head = `${schema}\ndeclare const take: <T>(value: T) => void;`.split("\n");
    const errors = compile([...head, ...lines.map(({ source }) => source)].join("\n"));
    expect(errors.filter(({ line }) => line <= head.length)).toEqual([]);
    const failing = new Set(errors.map(({ line }) => line - head.length - 1));
    const verdicts = lines.map(({ what }, index) => `${failing.has(index) ? "refused" : "admitted"} ${what}`);
    expect(verdicts).toEqual(
      lines.map(({ what, isRefused }) => `${isRefused ? "refused" : "admitted"} ${what}`),
    );
  });
}
