import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Json } from "@provider-clients/openapi";
import { expect, test, vi } from "vitest";
import { ajvVerdict, metaSchemas } from "../../test-support/ajv.js";
import { compileSchemaAlone } from "../../test-support/compile-schema-alone.js";

// The official JSON Schema Test Suite (MIT) is in no package of npm: JSON_SCHEMA_SUITE names the folder of a checkout
// that holds `draft2020-12`. The scores are docs/json-schema-suite-validators.md; with `-u` a run writes it.
const folder = join(process.env.JSON_SCHEMA_SUITE ?? "", "draft2020-12");
const record = fileURLToPath(new URL("../../../../docs/json-schema-suite-validators.md", import.meta.url));

vi.setConfig({ testTimeout: 300_000 });

/** Left out of the score: they ask for further documents, or for formats that nobody checks. */
const unscored = ["anchor", "defs", "dynamicRef", "format", "refRemote", "vocabulary"];

interface Group {
  readonly description: string;
  readonly schema: Json;
  readonly tests: readonly {
    readonly description: string;
    readonly data: unknown;
    readonly valid: boolean;
  }[];
}

/** Why Ajv's verdicts differ from the suite's, and so from ours. */
const reasons: Readonly<Record<string, string>> = {
  enum: "Ajv refuses to compile an empty `enum`.",
  properties: "Ajv takes what every object inherits (`toString`, `constructor`) for a property.",
  required: "Ajv takes what every object inherits (`toString`, `constructor`) for a property.",
  ref: "Ajv does not resolve these references from the `$id` that they stand below.",
  unevaluatedItems:
    "Ajv does not count what `contains`, `$dynamicRef`, or an `if` without `then` describes, and forgets nested `items`.",
  unevaluatedProperties: "Ajv does not count what `$dynamicRef`, or an `if` without `then`, describes.",
  "optional/format/date-time":
    "ajv-formats reads offsets, leap seconds and fractions otherwise than RFC 3339.",
  "optional/format/duration": "ajv-formats lets units be left out between others, which RFC 3339 does not.",
  "optional/format/ecmascript-regex": "Ajv takes `\\a`, which is an escape only without the `u` flag.",
  "optional/format/email": "ajv-formats knows neither quoted names nor address literals of RFC 5321.",
  "optional/format/hostname": "ajv-formats takes a trailing dot, and does not look into `xn--` labels.",
  "optional/format/idn-email": "ajv-formats does not have it.",
  "optional/format/idn-hostname": "ajv-formats does not have it.",
  "optional/format/iri": "ajv-formats does not have it.",
  "optional/format/iri-reference": "ajv-formats does not have it.",
  "optional/format/uri": "ajv-formats is more lenient than RFC 3986 with ports, addresses and brackets.",
  "optional/format/uri-reference":
    "ajv-formats is more lenient than RFC 3986 with ports, addresses, brackets and colons.",
  "optional/format/uri-template": "ajv-formats reads names and literals otherwise than RFC 6570.",
  "optional/format/uuid": "ajv-formats takes a URN for a UUID.",
};

type Verdict = (value: unknown) => boolean;

const ourVerdict = (schema: Json): Verdict => {
  const { listIssues } = compileSchemaAlone(schema, metaSchemas);
  return (value) => listIssues(value).length === 0;
};

/** A verdict, or that there is none: a schema that cannot be compiled counts as wrong. */
const verdictsOf = (make: (schema: Json) => Verdict, { schema, tests }: Group): readonly unknown[] => {
  try {
    const verdict = make(schema);
    return tests.map(({ data }) => verdict(data));
  } catch (error) {
    return tests.map(() => error);
  }
};

const readGroups = (path: string): readonly Group[] => JSON.parse(readFileSync(path, "utf8"));

interface Score {
  readonly file: string;
  readonly total: number;
  readonly ours: number;
  readonly ajv: number;
  /** Where we and Ajv say different things. */
  readonly differences: readonly string[];
}

const scoreOf = (file: string): Score => {
  const results = readGroups(join(folder, `${file}.json`)).flatMap((group) => {
    const [ours, theirs] = [verdictsOf(ourVerdict, group), verdictsOf(ajvVerdict, group)];
    return group.tests.map(({ description, valid }, index) => ({
      title: `${group.description}: ${description}`,
      isOurs: ours[index] === valid,
      isAjvs: theirs[index] === valid,
    }));
  });
  return {
    file,
    total: results.length,
    ours: results.filter(({ isOurs }) => isOurs).length,
    ajv: results.filter(({ isAjvs }) => isAjvs).length,
    differences: results
      .filter(({ isOurs, isAjvs }) => isOurs !== isAjvs)
      .map(({ title, isOurs }) => `${isOurs ? "Ajv" : "Ours"} is wrong: ${title}`),
  };
};

const render = (scores: readonly Score[]): string => {
  const sum = (key: "total" | "ours" | "ajv"): number => scores.reduce((all, score) => all + score[key], 0);
  return [
    "# Validators on the official JSON Schema Test Suite",
    "",
    "Verdicts of the official [JSON Schema Test Suite](https://github.com/json-schema-org/JSON-Schema-Test-Suite),",
    "draft 2020-12 with its formats asserted, that our generated validators and Ajv 8 with ajv-formats get right.",
    `Left out: ${unscored.join(", ")}, which ask for further documents, or for formats that nobody checks.`,
    "",
    "Written by `JSON_SCHEMA_SUITE=<folder> npx vitest run json-schema-suite -u` in packages/codegen; the same without",
    "`-u` fails where a score has changed.",
    "",
    "| file | verdicts | ours | Ajv |",
    "|---|---|---|---|",
    ...scores.map(({ file, total, ours, ajv }) => `| ${file} | ${total} | ${ours} | ${ajv} |`),
    `| **all** | **${sum("total")}** | **${sum("ours")}** | **${sum("ajv")}** |`,
    "",
    "## Where they differ",
    "",
    ...scores.flatMap(({ file, differences }) =>
      differences.length === 0
        ? []
        : [`### ${file}`, "", reasons[file] ?? "", "", ...differences.map((each) => `- ${each}`), ""],
    ),
  ].join("\n");
};

test.runIf(existsSync(folder))(
  "the official suite is judged as recorded, and no worse than by Ajv",
  async () => {
    const files = [
      ...readdirSync(folder).filter((name) => name.endsWith(".json")),
      ...readdirSync(join(folder, "optional/format")).map((name) => `optional/format/${name}`),
    ];
    const names = files.map((name) => name.replace(/\.json$/, "")).filter((name) => !unscored.includes(name));
    const scores = names.map(scoreOf);
    expect(scores.filter(({ ours, ajv }) => ours < ajv)).toEqual([]);
    expect(scores.filter(({ file, differences }) => differences.length > 0 && !reasons[file])).toEqual([]);
    await expect(render(scores)).toMatchFileSnapshot(record);
  },
);
