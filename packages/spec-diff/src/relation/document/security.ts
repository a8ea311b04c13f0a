import { isDeepStrictEqual } from "node:util";
import {
  entriesOf,
  isList,
  type Json,
  type JsonObject,
  joinPointer,
  listOf,
  objectOf,
  textOf,
} from "@provider-clients/openapi";
import { changeSentence } from "../verdicts/judge-limit.js";
import { additive, breaking, docs } from "../verdicts/verdict.js";
import { compareAnnotations, type Labelled } from "./annotations.js";
import { changed, type Documents, type Finding, type NamedVerdicts, tellNamed } from "./found.js";
import type { OperationPart } from "./operations.js";
import { componentsOf, type Part, pairByName } from "./parts.js";

/** One Security Requirement: schemes that are all needed, each with its scopes. */
interface Requirement {
  readonly pointer: string;
  readonly value: Json;
  /** The scopes by scheme. */
  readonly needs: ReadonlyMap<string, readonly string[]>;
}

/** Compares the Security Requirements of two operations: their own, or those of the document. */
export const compareSecurity = (
  { before, after }: Documents,
  old: OperationPart,
  fresh: OperationPart,
): readonly Finding[] => {
  const renames = new Map(pairSchemes(before, after).pairs.map(({ from, to }) => [from, to]));
  const [was, is] = [requirementsOf(before, old, renames), requirementsOf(after, fresh, new Map())];
  const lost = was.filter((each) => !is.some((other) => isWithin(other, each)));
  const gained = is.filter((each) => !was.some((other) => isWithin(other, each)));
  const own = is[0]?.pointer ?? fresh.pointer;
  return [
    ...lost.map(({ value, pointer, needs }) => {
      const verdict = breaking(
        `Calls ${nameOf(needs)} are no longer accepted.`,
        `Call ${is.map((each) => nameOf(each.needs)).join(", or ")}.`,
      );
      // A lost requirement is reported at the operation's own list, if it has one.
      return changed(own.startsWith(fresh.pointer) ? own : pointer, value, undefined, verdict);
    }),
    ...gained.map(({ value, pointer, needs }) =>
      changed(
        pointer,
        undefined,
        value,
        additive(`Calls ${nameOf(needs)} are accepted now.`, "it is a further way to call"),
      ),
    ),
  ];
};

const requirementsOf = (
  document: JsonObject,
  operation: OperationPart,
  renames: ReadonlyMap<string, string>,
): readonly Requirement[] => {
  const [value, at] = isList(operation.value.security)
    ? [operation.value.security, operation.pointer]
    : [listOf(document.security), "#"];
  return (value.length === 0 ? [{}] : value).map((requirement, index) => ({
    pointer: joinPointer(at, "security", index),
    value: requirement,
    needs: new Map(
      entriesOf(requirement).map(([scheme, scopes]) => [
        renames.get(scheme) ?? scheme,
        listOf(scopes).map(String),
      ]),
    ),
  }));
};

/** True if meeting the second requirement meets the first too. */
const isWithin = ({ needs }: Requirement, other: Requirement): boolean =>
  [...needs].every(([scheme, scopes]) => {
    const given = other.needs.get(scheme);
    return given !== undefined && scopes.every((scope) => given.includes(scope));
  });

const nameOf = (needs: Requirement["needs"]): string =>
  needs.size === 0 ? "without a credential" : `with ${[...needs].map(schemeText).join(" and ")}`;

const schemeText = ([scheme, scopes]: readonly [string, readonly string[]]): string => {
  const names = scopes.map((scope) => `\`${scope}\``).join(", ");
  return `\`${scheme}\`${scopes.length === 0 ? "" : ` (${scopes.length === 1 ? "scope" : "scopes"} ${names})`}`;
};

const pairSchemes = (before: JsonObject, after: JsonObject) =>
  pairByName(
    componentsOf(before, "securitySchemes"),
    componentsOf(after, "securitySchemes"),
    ({ value }) => value,
  );

/** Compares the credentials: each is an option of the client. */
export const compareSchemes = ({ before, after }: Documents): readonly Finding[] => {
  const found = pairSchemes(before, after);
  return [
    ...tellNamed(found, schemeVerdicts),
    ...found.pairs
      .filter(({ from, to }) => from === to)
      .flatMap(({ to, before: was, after: is }) => compareScheme(to, was, is)),
  ];
};

const schemeVerdicts: NamedVerdicts = {
  renamed: (from, to) =>
    breaking(
      `The credential \`${from}\` was renamed to \`${to}\`.`,
      `Give the client the option \`${to}\` in place of \`${from}\`.`,
    ),
  gone: (name) =>
    breaking(
      `The credential \`${name}\` was removed.`,
      "Use another credential: this one is no longer documented.",
    ),
  come: (name) =>
    additive(`The credential \`${name}\` was added.`, "it is a further way to prove who you are"),
};

/** The client places credentials itself, but proxies and recorded calls depend on where they are sent. */
const compareScheme = (
  name: string,
  { value: before }: Part,
  { value: after, pointer }: Part,
): readonly Finding[] => {
  const label = `credential \`${name}\``;
  // Another type has other keys; telling each of them would say the same again.
  const keys = before.type === after.type ? ["name", "in", "scheme", "openIdConnectUrl"] : ["type"];
  return [
    ...keys
      .filter((key) => !isSameOnWire(key, before, after))
      .map((key) => {
        const values = { before: before[key], after: after[key] };
        const verdict = breaking(
          changeSentence(`\`${key}\` of the ${label}`, values),
          key === "openIdConnectUrl"
            ? newTokenAddress
            : "Check the credential that you give: it is sent another way.",
        );
        return changed(joinPointer(pointer, key), before[key], after[key], verdict);
      }),
    ...(before.bearerFormat === after.bearerFormat
      ? []
      : [
          changed(
            pointer,
            before.bearerFormat,
            after.bearerFormat,
            docs(`\`bearerFormat\` of the ${label} changed.`),
          ),
        ]),
    ...compareFlows(objectOf(before.flows), objectOf(after.flows), { pointer, label }),
    ...compareAnnotations(before, after, { pointer, label: `the ${label}` }),
  ];
};

const newTokenAddress = "Fetch tokens from the new address, where you fetch them yourself.";

/** HTTP schemes and names of headers ignore the case of letters. */
const isSameOnWire = (key: string, before: JsonObject, after: JsonObject): boolean => {
  const isHeader = before.in === "header" && after.in === "header";
  const isCaseless = key === "scheme" || (key === "name" && isHeader);
  const [was, is] = [before, after].map((scheme) => textOf(scheme[key]));
  return isCaseless ? was?.toLowerCase() === is?.toLowerCase() : was === is;
};

/** A changed address breaks callers that fetch tokens. Scopes are judged where an operation asks for them. */
const compareFlows = (was: JsonObject, is: JsonObject, { pointer, label }: Labelled): readonly Finding[] =>
  Object.keys({ ...was, ...is }).flatMap((flow): readonly Finding[] => {
    const at = joinPointer(pointer, "flows", flow);
    const [old, fresh] = [objectOf(was[flow]), objectOf(is[flow])];
    const name = `The flow ${flow} of the ${label}`;
    if (was[flow] === undefined) {
      return [
        changed(at, undefined, fresh, additive(`${name} was added.`, "tokens may be fetched that way too")),
      ];
    }
    if (is[flow] === undefined) {
      return [changed(at, old, undefined, breaking(`${name} was removed.`, "Fetch tokens another way."))];
    }
    return Object.keys({ ...old, ...fresh }).flatMap((key): readonly Finding[] => {
      if (isDeepStrictEqual(old[key], fresh[key])) return [];
      const what = `\`${key}\` of the ${label} (${flow}) changed.`;
      const verdict = key.endsWith("Url")
        ? breaking(what, newTokenAddress)
        : docs(what, "Nothing to do; the operations say which scopes they need.");
      return [changed(joinPointer(at, key), old[key], fresh[key], verdict)];
    });
  });
