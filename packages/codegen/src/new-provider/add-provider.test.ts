import { expect, test } from "vitest";
import { createOutsideFolder } from "../../test-support/outside-folder.js";
import { packageLayout } from "../cli/layouts.js";
import type { CheckTypes } from "../output/type-check.js";
import { addProvider } from "./add-provider.js";

const document = `openapi: 3.1.0
info: { title: Acme, version: "1" }
paths:
  /a: { get: { operationId: getA, responses: { "204": { description: Done } } } }
  /b: { get: { operationId: getB, responses: { "204": { description: Done } } } }
`;

test("an operation whose code does not compile is left out, by its place in the user's file", async () => {
  const folder = await createOutsideFolder();
  await folder.write("given.yaml", document);
  const rounds: string[] = [];
  const findProblem: CheckTypes = async (_, [generated]) => {
    const text = generated?.outputs.find(({ path }) => path.endsWith("operations.ts"))?.text ?? "";
    rounds.push(text);
    const pointer = "#/paths/~1b/get";
    return text.includes("getB") ? [{ file: "openapi.yaml", pointer, message: "it does not compile." }] : [];
  };
  const lines: string[] = [];
  const log = (line: string): void => void lines.push(line);
  const layout = packageLayout(folder.path, "acme");
  await addProvider(layout, `${folder.path}/given.yaml`, { log, error: log }, findProblem);
  expect(lines).toContain(
    `Left out: GET /b. ${folder.path}/given.yaml:5 #/paths/~1b/get: it does not compile.`,
  );
  expect(rounds).toHaveLength(2);
  expect(await folder.read("acme/src/generated/operations.ts")).not.toContain("getB");
});
