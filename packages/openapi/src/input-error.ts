/** Thrown if an input is missing or wrong: an argument, a Git ref or a file. The message is one clear line. */
export class InputError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "InputError";
  }
}
