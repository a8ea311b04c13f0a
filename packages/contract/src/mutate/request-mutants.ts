import type { ContractCase } from "../cases/contract-case.js";
import type { Subject } from "../cases/subject.js";
import type { SentRequest } from "../check/observed-call.js";
import type { Operation } from "../document/operation.js";
import type { SchemaReader } from "../schema/schema-reader.js";
import { bodySketches } from "./body-sketches.js";
import type { ClientSketch } from "./client-mutant.js";
import { isAccepted, sentSketch } from "./client-sketch.js";
import { headerSketches } from "./header-sketches.js";

/** Mistakes in what a client sends. */
export const requestMutants = (
  reader: SchemaReader,
  operation: Operation,
  subjects: readonly Subject[],
): ClientSketch[] => [
  ...routeSketches(operation),
  ...operation.parameters
    .filter(({ in: place }) => place === "query")
    .flatMap(({ name }) => querySketches(name)),
  ...headerSketches(operation),
  ...bodySketches(reader, operation, subjects),
];

const withUrl =
  (change: (url: URL) => void): ((sent: SentRequest) => SentRequest) =>
  (sent) => {
    const url = new URL(sent.url);
    change(url);
    return { ...sent, url: url.href };
  };

const routeSketches = ({ method, path }: Operation): ClientSketch[] => {
  const other = method === "POST" ? "PUT" : "POST";
  const steps = path.split("/");
  const changed = steps.flatMap((step, index): ClientSketch[] => {
    if (step === "") return [];
    const change = withUrl((url) => {
      // The operation's path is the end of the URL's path, because the base URL may have a path too.
      const all = url.pathname.split("/");
      const at = all.length - steps.length + index;
      all[at] = step.includes("{") ? `${all[at]}1` : `${all[at]}Changed`;
      url.pathname = all.join("/");
    });
    return [
      sentSketch(step.includes("{") ? `change the value of ${step}` : `change the path at ${step}`, change),
    ];
  });
  return [
    sentSketch(`send ${other} instead of ${method}`, (sent) => ({ ...sent, method: other })),
    ...changed,
  ];
};

const querySketches = (name: string): ClientSketch[] => {
  const isGiven = (each: ContractCase) => isAccepted(each) && each.input.query[name] !== undefined;
  const owned = (url: URL) =>
    [...url.searchParams.keys()].filter((key) => key === name || key.startsWith(`${name}[`));
  const drop = withUrl((url) => {
    const keys = owned(url);
    for (const key of keys.length > 0 ? keys : [...url.searchParams.keys()]) url.searchParams.delete(key);
  });
  const rename = withUrl((url) => {
    const pairs = [...url.searchParams];
    for (const [key] of pairs) url.searchParams.delete(key);
    const keys = new Set([name, ...owned(url)]);
    for (const [key, value] of pairs)
      url.searchParams.append(keys.has(key) || pairs.length === 1 ? `${key}Renamed` : key, value);
  });
  return [
    sentSketch(`leave out the query parameter ${name}`, drop, isGiven),
    sentSketch(`rename the query parameter ${name}`, rename, isGiven),
  ];
};
