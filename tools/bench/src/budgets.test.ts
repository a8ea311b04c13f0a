import { describe, expect, test } from "vitest";
import { measureCall } from "./instantiations/measure.ts";
import { ourCallPrograms } from "./instantiations/programs.ts";
import { bundle } from "./size/bundle.ts";
import { measureOurs } from "./size/measure.ts";
import { measureEntry } from "./size/measure-entries.ts";
import { ourEntries } from "./size/our-entries.ts";
import { ourPrograms } from "./size/our-programs.ts";

describe("bundle size", () => {
  test.for(ourPrograms)("$subject is within $budget bytes", async (program) => {
    expect((await measureOurs(program)).value).toBeLessThanOrEqual(program.budget);
  });

  test.for(ourEntries)("$subject adds at most $budget bytes, and something", async (entry) => {
    const { value } = await measureEntry(entry);
    expect(value).toBeLessThanOrEqual(entry.budget ?? 0);
    expect(value).toBeGreaterThan(0);
  });

  test("a client carries no file of an entry that it does not import", async () => {
    const [first] = ourEntries;
    const { minifiedBytesByFile } = await bundle(first?.without ?? "");
    const files = Object.keys(minifiedBytesByFile).filter((file) => (minifiedBytesByFile[file] ?? 0) > 0);
    const entries =
      /\/(http|query|msw|otel|pagination|schemas|validators|checks|validation|serialise-error|openapi)(\/index)?\.js/;
    expect(files.filter((file) => entries.test(file))).toEqual([]);
    expect(files.filter((file) => file.endsWith("generated/operations.js"))).toHaveLength(1);
  });
});

// Each compiles four programs, one after another.
describe("type instantiations", { timeout: 60_000 }, () => {
  test.for(ourCallPrograms)("a call of $subject is within $budget", async (program) => {
    expect((await measureCall(program)).value).toBeLessThanOrEqual(program.budget);
  });
});
