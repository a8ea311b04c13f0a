import { BulkError } from "../bulk-error.js";

const member = (error: unknown, name: string): string => {
  const value: unknown = Reflect.get(Object(error), name);
  return typeof value === "string" ? value : "";
};

/** The system's error code; if several addresses were tried, that of the first. */
const codeOf = (error: unknown): string => {
  const [first] = error instanceof AggregateError ? error.errors : [];
  return member(error, "code") || member(first, "code");
};

const isLossCode =
  /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|ENOENT|08...|57P0[1-3])$/;
// The driver has no error code for these.
const isLossText =
  /connection terminated|connection ended|timeout exceeded when trying to connect|not queryable/i;

/** True if the database may be available again soon: it is restarting, or the network failed. */
export const isConnectionLoss = (error: unknown): boolean =>
  isLossCode.test(codeOf(error)) || (codeOf(error) === "" && isLossText.test(member(error, "message")));

/** A database error as one line that tells what to do; any other error unchanged. */
export const explainDatabaseError = (error: unknown, place: string): unknown => {
  const code = codeOf(error);
  const options = { cause: error };
  if (isConnectionLoss(error)) {
    return new BulkError(
      "unreachable",
      `The database ${place} cannot be reached (${code || "the connection ended"}). Is it running, and the address right?`,
      options,
    );
  }
  if (code === "28P01" || code === "28000") {
    return new BulkError("denied", `The database ${place} refuses this user or password.`, options);
  }
  if (code === "3D000")
    return new BulkError("unreachable", `There is no database ${place}. Create it first.`, options);
  if (code === "42501") {
    return new BulkError(
      "denied",
      `This user lacks rights in the database ${place} (${member(error, "message")}). ` +
        "Run `provider-bulk migrate` as its owner, and grant this user the schema provider_bulk.",
      options,
    );
  }
  return error;
};
