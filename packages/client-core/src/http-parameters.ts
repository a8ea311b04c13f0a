import { createError } from "./errors.js";
import type { Operation, ProviderDefinition } from "./operation.js";
import { refusalOf } from "./prepare.js";
import { scalarText } from "./scalar-text.js";
import { writePath, writeQueryString } from "./serialise.js";

type Values = Readonly<Record<string, unknown>>;

/** What a call of openapi-fetch takes, as far as this module reads it. */
export interface HttpCall {
  readonly params?: {
    readonly path?: Values;
    readonly query?: Values;
    readonly header?: Values;
    readonly cookie?: Values;
  };
}

/** The error for a request that was not written. */
export const refuse = ({ name, title }: ProviderDefinition, hint: string): Error =>
  createError(`Nothing was sent to ${title}: ${hint}`, {
    provider: name,
    kind: "invalid-request",
    outcome: "not-sent",
    attempts: 0,
    isRetryable: false,
  });

/** Wraps a function that writes a part of a request, so that its refusals become our errors. */
export const refusing =
  <Given extends readonly unknown[], Written>(
    definition: ProviderDefinition,
    write: (...given: Given) => Written,
  ) =>
  (...given: Given): Written => {
    try {
      return write(...given);
    } catch (error) {
      throw refuse(definition, refusalOf(error).hint);
    }
  };

type Styles = Pick<Operation, "spread" | "writeParameter" | "writeCookies">;

/** Header parameters, and cookies as a header. A list without a style is left to openapi-fetch, and so is null. */
const headersOf = (
  { writeParameter: write = () => null, writeCookies }: Styles,
  { header = {}, cookie }: HttpCall["params"] & {},
): Values => {
  const textOf = (name: string, value: unknown): unknown => {
    if (value === undefined || value === null) return value;
    const styled = write("header", name, value);
    if (styled !== null) return styled;
    return Array.isArray(value) ? value : scalarText(name, value);
  };
  const headers = Object.entries(header).map(([name, value]) => [name, textOf(name, value)] as const);
  return { ...Object.fromEntries(headers), cookie: (cookie && writeCookies?.(cookie, write)) || undefined };
};

/**
 * Writes the parameters of a call in the styles of its document, like the methods do. openapi-fetch has one style for
 * all operations, writes an object in a header as `[object Object]`, and sends no cookies.
 *
 * @throws {ProviderError} of kind `invalid-request` for a header or a cookie that cannot be written.
 */
export const withStyles = (
  definition: ProviderDefinition,
  method: string,
  path: string,
  { params = {}, ...others }: HttpCall = {},
): object => {
  const isCalled = (one: Operation): boolean => one.method === method && one.path === path;
  const operation: Styles = definition.operations.find(isCalled) ?? {};
  return {
    pathSerializer: refusing(definition, (template: string, values: Values) =>
      writePath(template, values, operation.writeParameter),
    ),
    querySerializer: refusing(definition, (query: Values) => writeQueryString(query, operation)),
    ...others,
    params: { ...params, header: refusing(definition, headersOf)(operation, params) },
  };
};
