import { listOf } from "@provider-clients/openapi";
import { combineTransformers, DFA, isDisjointWith, JS, NFA, Transformers, transform, visitAst } from "refa";
import { type Fact, factsOf } from "./facts.js";
import type { Node } from "./node.js";

/** The largest automaton that is compared. Patterns of documents have a few hundred states. */
const mostStates = 3000;

/**
 * True if every text that a node admits satisfies a fact: a pattern, a length or a list. Undefined if that cannot be
 * decided: a pattern has a lookaround, is not valid in JavaScript, or is too large.
 */
export const textsKeepTo = (fact: Fact, node: Node): boolean | undefined => {
  const limits = [...factsOf(node, "pattern", "minLength", "maxLength"), ...factsOf(node, "enum", "const")];
  // Lengths alone are compared as numbers.
  if (![fact, ...limits].some(({ keyword }) => keyword === "pattern")) return undefined;
  const answers = patternsOf(fact).map((pattern) => areWithin(pattern, limits.flatMap(patternsOf)));
  return !answers.includes(false) && (answers.includes(undefined) ? undefined : true);
};

/** True if no text satisfies the patterns and lengths of a node. */
export const hasNoText = (node: Node): boolean =>
  areWithin(noText, factsOf(node, "pattern", "minLength", "maxLength").flatMap(patternsOf)) === true;

/** A pattern that no text matches. */
const noText = "[]";

/** True for a pattern that every text matches. */
export const isAnyText = (pattern: string): boolean => areWithin(pattern, []) === true;

/** A fact as patterns that all have to match. */
const patternsOf = ({ keyword, value }: Fact): readonly string[] => {
  if (keyword === "minLength") return [`^[^]{${Number(value)},}$`];
  if (keyword === "maxLength") return [`^[^]{0,${Number(value)}}$`];
  if (keyword === "pattern") return [value].flat().map(String);
  const texts = keyword === "const" ? [value] : listOf(value);
  return [`^(?:${texts.map((text) => String(text).replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&")).join("|")})$`];
};

/** True if the wide pattern matches every text that all narrow patterns match. */
const areWithin = (wide: string, narrow: readonly string[]): boolean | undefined => {
  const all = textsOf(wide);
  const [some, ...others] = narrow.flatMap((pattern) => textsOf(pattern) ?? []);
  const isWithin =
    all &&
    attempt(() => {
      const refused = DFA.fromFA(all, new DFA.LimitedNodeFactory(mostStates));
      refused.complement();
      if (some === undefined) return refused.isEmpty;
      const both = (one: NFA, other: NFA): NFA =>
        NFA.fromIntersection(one, other, new NFA.LimitedNodeFactory(mostStates));
      return isDisjointWith(others.reduce(both, some), refused, mostStates * 10);
    });
  const isWhole = narrow.length === 0 || (some !== undefined && others.length === narrow.length - 1);
  // A narrow pattern that cannot be read may refuse the rest.
  return isWithin === false && !isWhole ? undefined : isWithin;
};

const simplify = combineTransformers([
  Transformers.applyAssertions(),
  Transformers.removeUnnecessaryAssertions(),
  Transformers.removeDeadBranches(),
  Transformers.inline(),
]);

/** The texts in which a pattern finds something, as an automaton. */
const textsOf = (pattern: string): NFA | undefined =>
  attempt(() => {
    const { expression, maxCharacter } = JS.Parser.fromLiteral({
      source: `[^]*(?:${pattern})[^]*`,
      flags: "u",
    }).parse({ assertions: "parse", maxNodes: mostStates });
    const applied = transform(simplify, expression);
    // At the end of a text, `$` holds; an assertion that more text follows does not, and is not supported here.
    let asksBeyond = false;
    visitAst(applied, {
      onAssertionEnter: ({ negate }) => {
        asksBeyond ||= !negate;
      },
    });
    if (asksBeyond) return undefined;
    const inside = transform(Transformers.patternEdgeAssertions({ inline: false, remove: true }), applied);
    return NFA.fromRegex(inside, { maxCharacter }, {}, new NFA.LimitedNodeFactory(mostStates));
  });

/** Undefined if refa throws: the pattern is not supported, too large or invalid. */
const attempt = <Result>(work: () => Result): Result | undefined => {
  try {
    return work();
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
};

/** True if a text matches, or if the pattern is not valid in JavaScript. */
export const matches = (pattern: string, value: unknown): boolean =>
  typeof value !== "string" || (attempt(() => new RegExp(pattern, "u").test(value)) ?? true);
