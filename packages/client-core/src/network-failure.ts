import type { ErrorCause } from "./errors.js";

// Error codes of attempts that failed before the request was sent: no connection, or the runtime refused to send it.
const neverSent =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_(CONNECT_TIMEOUT|INVALID_ARG|NOT_SUPPORTED|CLOSED|PRX_TLS|SOCKS5_\w+)|UND_MOCK_ERR_MOCK_NOT_MATCHED|ERR_NOCK_NO_MATCH|ConnectionRefused)$/;

// The certificate of the provider or of a proxy was rejected (Node.js, "X509 certificate error codes"). A client checks
// it before it sends anything. Alerts from the other side (ERR_SSL_…_CERTIFICATE_REQUIRED) may come after a request.
const notTrusted = /^(?!ERR_SSL).*CERT|^(CRL|UNABLE_TO|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH|HOSTNAME)/;

// Where there is no code: undici's for the ports that the Fetch Standard blocks and for what is no dispatcher, and Deno's.
const neverSentWords =
  /^bad port$|^agent\.dispatch is not a function$|: client error \(Connect\): |Requests to port \d+ are blocked$/;

// The system call that failed. With these, even a timeout or a missing route happened before the request.
const beforeSending = /^(connect|getaddrinfo)$/;

interface Thrown {
  readonly code?: unknown;
  readonly syscall?: unknown;
  readonly message?: unknown;
  readonly cause?: unknown;
  readonly errors?: unknown;
}

// The members of a thrown value, even if it is not an object.
const members = (value: unknown): Thrown => Object(value);

const isUnsent = (error: unknown): boolean => {
  const { code, syscall, message } = members(error);
  return (
    neverSent.test(`${code}`) ||
    notTrusted.test(`${code}`) ||
    beforeSending.test(`${syscall}`) ||
    neverSentWords.test(`${message}`)
  );
};

/**
 * True if the runtime's error proves that nothing was sent: it names such a cause, for every address if it tried
 * several. Node and undici put it into `cause`, Bun into the error itself.
 */
export const isNeverSent = (error: unknown): boolean => {
  try {
    const cause = members(error).cause ?? error;
    const tried = [members(cause).errors ?? cause].flat();
    return tried.length > 0 && tried.every(isUnsent);
  } catch {
    // A getter of the thrown value threw: that proves nothing.
    return false;
  }
};

// Eight equal characters in a row are not a coincidence. A shorter secret must match as a whole; one of up to three
// characters must be the whole token.
const isEcho = (token: string, secret: string): boolean => {
  const [shown, hidden] = [token.toLowerCase(), secret.toLowerCase()];
  if (hidden.length < 4) {
    return shown === hidden;
  }
  for (let start = 0; start === 0 || start + 8 <= hidden.length; start++) {
    if (shown.includes(hidden.slice(start, start + 8))) {
      return true;
    }
  }
  return false;
};

/**
 * Returns a word from outside if it may be shown: a short token. Sentences, URLs and markup may not, nor anything that
 * repeats part of a secret.
 */
export const readToken = (value: unknown, secrets: readonly string[]): string | undefined =>
  typeof value === "string" &&
  /^[\w.:-]{1,128}$/.test(value) &&
  !secrets.some((secret) => isEcho(value, secret))
    ? value
    : undefined;

/**
 * The facts of a failure below the runtime: its class and the system's code. Its message is left out, because it can
 * quote what was sent, and so is a `name` that it gave itself.
 */
export const readCause = (error: unknown, secrets: readonly string[]): ErrorCause => {
  try {
    const { code, cause } = members(error);
    return {
      name: readToken(Object.getPrototypeOf(error)?.constructor?.name, secrets),
      code: readToken(code ?? members(cause).code, secrets),
    };
  } catch {
    return {};
  }
};
