import {
  entriesOf,
  isList,
  type Json,
  type JsonObject,
  joinPointer,
  listOf,
  objectOf,
} from "@provider-clients/openapi";
import { findRenames } from "../schemas/renames.js";
import { idle } from "../verdicts/verdict.js";
import { compareAnnotations } from "./annotations.js";
import type { Documents, Finding } from "./found.js";
import type { OperationPart } from "./operations.js";
import { partsUnder, splitNames, valuesAt } from "./parts.js";

/** One way to prove who one is: every scheme that is named, each with its scopes. */
interface Requirement {
  readonly pointer: string;
  readonly value: Json;
  readonly needs: ReadonlySet<string>;
}

/** Compares the ways to prove who one is that an operation takes: its own, else those of the whole document. */
export const compareSecurity = (
  { before, after }: Documents,
  operations: { readonly before: OperationPart; readonly after: OperationPart },
): readonly Finding[] => {
  const renames = schemeRenames(before, after);
  const was = requirementsOf(before, operations.before, renames);
  const is = requirementsOf(after, operations.after, new Map());
  const lost = was.filter((old) => !is.some((fresh) => isWithin(fresh, old)));
  const gained = is.filter((fresh) => !was.some((old) => isWithin(old, fresh)));
  return [
    ...lost.map((old): Finding => {
      const own = is[0]?.pointer ?? operations.after.pointer;
      const others = is.map(nameOf).join(" or ");
      return {
        // A scheme that is missing is told where it is missing.
        ...{
          class: "breaking",
          pointer: isBelow(own, operations.after) ? own : old.pointer,
          before: old.value,
          after: undefined,
        },
        what: `Access with ${nameOf(old)} is no longer taken.`,
        action: `Give ${others} in place of it.`,
      };
    }),
    ...gained.map(
      (fresh): Finding => ({
        ...{ class: "additive", pointer: fresh.pointer, before: undefined, after: fresh.value },
        what: `Access with ${nameOf(fresh)} is taken now.`,
        action: `${idle}; what was accepted is accepted still.`,
      }),
    ),
  ];
};

const isBelow = (pointer: string, operation: OperationPart): boolean => pointer.startsWith(operation.pointer);

const requirementsOf = (
  document: JsonObject,
  operation: OperationPart,
  renames: ReadonlyMap<string, string>,
): readonly Requirement[] => {
  const [value, at] = isList(operation.value.security)
    ? [operation.value.security, operation.pointer]
    : [listOf(document.security), "#"];
  const written = value.length === 0 ? [{}] : value;
  return written.map((requirement, index) => {
    const needs = entriesOf(requirement).flatMap(([scheme, scopes]) => {
      const name = renames.get(scheme) ?? scheme;
      return [name, ...listOf(scopes).map((scope) => `${name} for ${String(scope)}`)];
    });
    return { pointer: joinPointer(at, "security", index), value: requirement, needs: new Set(needs) };
  });
};

/** True where who meets the second requirement meets the first. */
const isWithin = (one: Requirement, other: Requirement): boolean =>
  [...one.needs].every((need) => other.needs.has(need));

const nameOf = ({ needs }: Requirement): string =>
  needs.size === 0 ? "no credential" : [...needs].map((need) => `\`${need}\``).join(" and ");

const schemeRenames = (before: JsonObject, after: JsonObject): ReadonlyMap<string, string> => {
  const [was, is] = [schemesOf(before), schemesOf(after)];
  const { gone, come } = splitNames(was, is);
  return findRenames(valuesAt(was, gone), valuesAt(is, come));
};

const schemesOf = (document: JsonObject) =>
  partsUnder(document, { value: objectOf(document.components), pointer: "#/components" }, "securitySchemes");

/** Compares the credentials: each is an option of the client. */
export const compareSchemes = ({ before, after }: Documents): readonly Finding[] => {
  const [was, is] = [schemesOf(before), schemesOf(after)];
  const { shared, gone, come } = splitNames(was, is);
  const renames = schemeRenames(before, after);
  const renamed = new Set(renames.values());
  const pointerOf = (name: string): string => joinPointer("#/components/securitySchemes", name);
  return [
    ...[...renames].map(
      ([from, to]): Finding => ({
        ...{ class: "breaking", pointer: pointerOf(to), before: from, after: to },
        what: `The credential \`${from}\` was renamed to \`${to}\`.`,
        action: `Give the client the option \`${to}\` in place of \`${from}\`.`,
      }),
    ),
    ...gone
      .filter((name) => !renames.has(name))
      .map(
        (name): Finding => ({
          ...{ class: "breaking", pointer: pointerOf(name), before: was.get(name)?.value, after: undefined },
          what: `The credential \`${name}\` was removed.`,
          action: "Use another credential: this one is no longer documented.",
        }),
      ),
    ...come
      .filter((name) => !renamed.has(name))
      .map(
        (name): Finding => ({
          ...{ class: "additive", pointer: pointerOf(name), before: undefined, after: is.get(name)?.value },
          what: `The credential \`${name}\` was added.`,
          action: `${idle}; it is a further way to prove who you are.`,
        }),
      ),
    ...shared.flatMap((name) => compareScheme(name, was.get(name)?.value ?? {}, is.get(name)?.value ?? {})),
  ];
};

/** Where a credential travels is the client's affair and yet the caller's: a proxy, or a recorded call, sees it. */
const compareScheme = (name: string, before: JsonObject, after: JsonObject): readonly Finding[] => {
  const pointer = joinPointer("#/components/securitySchemes", name);
  const label = `credential \`${name}\``;
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (key) => wire.has(key) && JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  );
  return [
    ...changed.map(
      (key): Finding => ({
        ...{ class: "breaking", pointer: joinPointer(pointer, key), before: before[key], after: after[key] },
        what: `\`${key}\` of the ${label} changed.`,
        action: "Check the credential that you give: it is sent another way.",
      }),
    ),
    ...compareFlows(before, after, { pointer, label }),
    ...compareAnnotations(before, after, { pointer, label: `the ${label}` }),
  ];
};

const wire = new Set(["type", "name", "in", "scheme", "openIdConnectUrl"]);

/** Who fetches tokens by the document's addresses has to know of others; scopes are only listed here. */
const compareFlows = (
  before: JsonObject,
  after: JsonObject,
  { pointer, label }: { readonly pointer: string; readonly label: string },
): readonly Finding[] => {
  const [was, is] = [objectOf(before.flows), objectOf(after.flows)];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((flow): readonly Finding[] => {
    const [old, fresh] = [objectOf(was[flow]), objectOf(is[flow])];
    return ["authorizationUrl", "tokenUrl", "refreshUrl", "scopes"].flatMap((key): readonly Finding[] => {
      if (JSON.stringify(old[key]) === JSON.stringify(fresh[key])) return [];
      const isScopes = key === "scopes";
      return [
        {
          class: isScopes ? "docs" : "breaking",
          pointer: joinPointer(pointer, "flows", flow, key),
          before: old[key],
          after: fresh[key],
          what: `\`${key}\` of the ${label} (${flow}) changed.`,
          action: isScopes
            ? `${idle}; what an operation asks for is told there.`
            : "Fetch tokens by the new address, where you fetch them yourself.",
        },
      ];
    });
  });
};
