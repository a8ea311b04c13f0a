/** Thrown when there is nothing to compare: a wrong argument, a ref or a file that is not there. One clear line. */
export class InputError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "InputError";
  }
}
