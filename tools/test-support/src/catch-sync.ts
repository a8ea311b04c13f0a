/** The error that a function throws; undefined if it does not throw. */
export const catchSync = (run: () => unknown): unknown => {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
};
