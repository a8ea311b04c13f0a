/** Thrown if an input is missing or wrong: an argument, a Git ref or a file. The message is one clear line. */
export class InputError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "InputError";
  }
}

/** Thrown if a file or an address cannot be read as text. */
export class UnreadableError extends InputError {
  /** What is wrong and what to do, without the location, which a message may name already. */
  readonly reason: string;

  constructor(location: string, reason: string) {
    super(`${location}: ${reason}`);
    this.name = "UnreadableError";
    this.reason = reason;
  }
}
