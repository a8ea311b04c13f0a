import { combineTransformers, DFA, isDisjointWith, JS, NFA, Transformers, transform, visitAst } from "refa";

/** What is larger than this is not looked into: patterns of documents have a few hundred states. */
const mostStates = 3000;

/**
 * True where every text that `narrow` matches is matched by `wide`; a pattern that is left out matches every text.
 * Undefined where that cannot be decided: a lookaround inside, no pattern that JavaScript reads, or too large.
 */
export const patternAdmits = (wide: string, narrow = ""): boolean | undefined => {
  if (wide === narrow) return true;
  const [all, some] = [textsOf(wide), textsOf(narrow)];
  if (all === undefined || some === undefined) return undefined;
  return attempt(() => {
    const others = DFA.fromFA(all, new DFA.LimitedNodeFactory(mostStates));
    others.complement();
    return isDisjointWith(some, others, mostStates * 10);
  });
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
    // What asks for more text where the text ends is not met; what asks that there is none, such as `$`, is.
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

/** refa throws at what it does not support, at what is too large, and at what is no pattern. */
const attempt = <Result>(work: () => Result): Result | undefined => {
  try {
    return work();
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
};

/** True where a text matches; a pattern that JavaScript cannot read refuses nothing. */
export const matches = (pattern: string, value: unknown): boolean =>
  typeof value !== "string" || (attempt(() => new RegExp(pattern, "u").test(value)) ?? true);
