/** What a function throws; undefined when it does not. */
export const catchSync = (run: () => unknown): unknown => {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
};
