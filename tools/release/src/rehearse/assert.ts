/** Ends the rehearsal with a sentence that says what is wrong. @throws {Error} when there is something wrong. */
export function assert(isRight: boolean, otherwise: string): asserts isRight {
  if (!isRight) throw new Error(otherwise);
}
