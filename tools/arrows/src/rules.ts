import type { IForbiddenRuleType } from "dependency-cruiser";
import { type Room, rooms } from "./rooms.ts";

const tests = String.raw`(\.test(-d)?\.ts$|/test/|/test-support/)`;
const literal = (path: string): string => path.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
const below = (paths: readonly string[]): string => `^(${paths.map(literal).join("|")})/`;

const support = "tools/test-support";

/** Forbids every import that is not in the table. */
const arrowRules = ({ path, mayImport, testsMayImport }: Room): readonly IForbiddenRuleType[] =>
  testsMayImport === undefined
    ? [arrowRule(path, { path: below([path]) }, path, mayImport)]
    : [
        arrowRule(path, { path: below([path]), pathNot: tests }, path, mayImport),
        arrowRule(`the tests of ${path}`, { path: `^${literal(path)}/?.*${tests}` }, path, [
          ...mayImport,
          ...testsMayImport,
        ]),
      ];

const arrowRule = (
  name: string,
  from: IForbiddenRuleType["from"],
  path: string,
  mayImport: readonly string[],
): IForbiddenRuleType => ({
  name: `arrow of ${name}`,
  severity: "error",
  comment: `${name} may import ${mayImport.join(", ") || "no other room"}`,
  from,
  to: {
    path: below(
      rooms
        .map((room) => room.path)
        .filter((each) => each !== path && each !== support && !mayImport.includes(each)),
    ),
  },
});

/** A room may only be imported through its exports: `dist` of a package, `src/index.ts` of a tool. */
const insideRule = ({ path, openToTests }: Room): IForbiddenRuleType => ({
  name: `inside of ${path}`,
  severity: "error",
  comment: `import ${path} by its name`,
  from: { pathNot: below([path]) },
  to: {
    path: below([path]),
    pathNot: [
      `${below([path])}(dist/|src/index\\.ts$)`,
      ...(openToTests === undefined ? [] : [below([`${path}/${openToTests}`])]),
    ],
  },
});

const guardRules = ({ path, guarded = {} }: Room): readonly IForbiddenRuleType[] =>
  Object.entries(guarded).map(([dependency, file]) => ({
    name: `guard of ${dependency}`,
    severity: "error",
    comment: `only ${path}/${file} may import ${dependency}`,
    from: { path: below([path]), pathNot: [`^${literal(`${path}/${file}`)}$`, tests] },
    to: { path: `node_modules/${literal(dependency)}/` },
  }));

/** The table of rooms as dependency-cruiser rules. */
export const rules: readonly IForbiddenRuleType[] = [
  ...rooms.flatMap(arrowRules),
  {
    name: `arrow to ${support}`,
    severity: "error",
    comment: `only tests may import ${support}`,
    from: { pathNot: [tests, below([support])] },
    to: { path: below([support]) },
  },
  ...rooms.map(insideRule),
  ...rooms.flatMap(guardRules),
  {
    name: "circle",
    severity: "error",
    comment: "files that import each other have no order",
    from: {},
    to: { circular: true },
  },
];
