import {
  type Direction,
  eachSchema,
  entriesOf,
  type Json,
  type JsonObject,
  listOf,
  objectOf,
  schemaRoots,
  splitPointer,
  textOf,
} from "@provider-clients/openapi";

/** Which components are used in requests, which in responses, and which of those used in both differ between them. */
export interface Reach {
  readonly request: ReadonlySet<string>;
  readonly response: ReadonlySet<string>;
  readonly split: ReadonlySet<string>;
}

/** Follows the references of every body, parameter and response into the components. */
export const reachOf = (document: JsonObject): Reach => {
  const components = componentsOf(document);
  const roots = schemaRoots(document);
  const from = (direction: Direction): ReadonlySet<string> =>
    closure(
      roots
        .filter((root) => root.direction === direction)
        .flatMap(({ schema }) => findingsIn(schema).references),
      components,
    );
  const request = from("request");
  const response = from("response");
  const split = [...components.keys()].filter(
    (name) =>
      request.has(name) &&
      response.has(name) &&
      [...closure([name], components)].some((reached) => components.get(reached)?.dependsOnDirection),
  );
  return { request, response, split: new Set(split) };
};

/** Finds the schemas with one-way properties (`readOnly`, `writeOnly`), in themselves or in what they reference. */
export const oneWayIn = (document: JsonObject): ((schema: Json) => boolean) => {
  const components = componentsOf(document);
  const isOneWay = (findings: Findings | undefined): boolean =>
    findings !== undefined && (findings.isOneWay || findings.leadsElsewhere);
  return (schema) => {
    const findings = findingsIn(schema);
    const reached = closure(findings.references, components);
    return isOneWay(findings) || [...reached].some((name) => isOneWay(components.get(name)));
  };
};

const componentsOf = (document: JsonObject): ReadonlyMap<string, Findings> =>
  new Map(
    entriesOf(objectOf(document.components).schemas).map(([name, schema]) => [name, findingsIn(schema)]),
  );

/** Facts about a schema and everything inside it. */
interface Findings {
  /** The components that it references. */
  readonly references: readonly string[];
  /** True if its meaning differs between requests and responses. */
  readonly dependsOnDirection: boolean;
  /** True if it, or something in it, occurs in one direction only. */
  readonly isOneWay: boolean;
  /** True if it references anything other than a component. */
  readonly leadsElsewhere: boolean;
}

const closure = (
  start: readonly string[],
  components: ReadonlyMap<string, Findings>,
): ReadonlySet<string> => {
  const reached = new Set<string>();
  const pending = [...start];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    pending.push(...(components.get(name)?.references ?? []));
  }
  return reached;
};

const findingsIn = (root: Json): Findings => {
  const references: string[] = [];
  let isChoice = false;
  let isOneWay = false;
  let leadsElsewhere = false;
  const refer = (reference: Json | undefined): void => {
    const [first, kind, name] = splitPointer(textOf(reference) ?? "");
    if (first === "components" && kind === "schemas" && name !== undefined) references.push(name);
    else leadsElsewhere ||= textOf(reference)?.startsWith("#/") === true;
  };
  eachSchema(root, (schema) => {
    if (schema.$ref !== undefined) refer(schema.$ref);
    for (const [, target] of entriesOf(objectOf(schema.discriminator).mapping)) refer(target);
    isOneWay ||= schema.readOnly === true || schema.writeOnly === true;
    isChoice ||= listOf(schema.enum).length > 1;
  });
  return { references, dependsOnDirection: isOneWay || isChoice, isOneWay, leadsElsewhere };
};
