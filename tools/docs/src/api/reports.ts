import { publishedPackages } from "@provider-clients-internal/shared";
import ts from "typescript5";
import { reportPackage } from "./report-package.ts";

const introduction = (name: string): string => `# API of \`${name}\`

Every name that can be imported, with its type, without documentation. Written by \`pnpm api\` from the built
declarations; do not edit. A change here is a change for users: it wants a changeset.`;

/** The API report of every published package, by file name. */
export const apiReports = (root?: string): ReadonlyMap<string, string> => {
  const packages = publishedPackages(root);
  const files = packages.flatMap(({ entries }) => entries.map(({ declarations }) => declarations));
  // One program for all of them: the standard library is parsed and bound once.
  const program = ts.createProgram(files, {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.esnext.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
    strict: true,
    types: [],
  });
  return new Map(
    packages.map((one) => [`${one.id}.md`, `${introduction(one.name)}\n\n${reportPackage(program, one)}\n`]),
  );
};
