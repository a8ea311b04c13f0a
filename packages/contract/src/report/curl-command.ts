import type { ReportedExchange } from "../run/contract-report.js";

/**
 * A request as a command line for a POSIX shell. Where the server is, is left to `$BASE_URL`; what was redacted is still
 * redacted.
 */
export const curlCommand = ({ method, target, headers, body }: ReportedExchange): string =>
  [
    `curl -X ${method} "$BASE_URL"${quote(target)}`,
    ...Object.entries(headers).map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`),
    ...(body === undefined
      ? []
      : [`--data-raw ${quote(typeof body === "string" ? body : JSON.stringify(body))}`]),
  ].join(" \\\n  ");

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
