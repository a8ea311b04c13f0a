/** Ends the rehearsal with a sentence about the problem. @throws {Error} if the condition is false. */
export function assert(isRight: boolean, otherwise: string): asserts isRight {
  if (!isRight) throw new Error(otherwise);
}
