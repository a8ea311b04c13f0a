import { describe, expect, test } from "vitest";
import { measureCall } from "./instantiations/measure.ts";
import { ourCallPrograms } from "./instantiations/programs.ts";
import { measureOurs } from "./size/measure.ts";
import { ourPrograms } from "./size/our-programs.ts";

describe("bundle size", () => {
  test.for(ourPrograms)("$subject is within $budget bytes", async (program) => {
    expect((await measureOurs(program)).value).toBeLessThanOrEqual(program.budget);
  });
});

// Each compiles four programs, one after another.
describe("type instantiations", { timeout: 60_000 }, () => {
  test.for(ourCallPrograms)("a call of $subject is within $budget", async (program) => {
    expect((await measureCall(program)).value).toBeLessThanOrEqual(program.budget);
  });
});
