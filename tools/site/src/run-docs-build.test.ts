import { expect, test } from "vitest";
import { runDocsBuild } from "./run-docs-build.ts";

test.each(["docs", "/docs", "docs/", "/a b/", "//"])(
  "the base %j is refused before anything is built",
  async (base) => {
    const errors: string[] = [];
    const terminal = { log: () => undefined, error: (text: string) => void errors.push(text) };
    expect(await runDocsBuild(["--base", base], terminal)).toBe(2);
    expect(errors.join("\n")).toContain("should begin and end with a slash");
  },
);
