import type { AnyProvider } from "./provider.js";
import { finosu } from "./providers/finosu.js";
import { payabli } from "./providers/payabli.js";
import { soap } from "./providers/soap.js";

/** The providers, each with all that the facade knows of it. A new one is a file and a name here. */
const known = { finosu, soap, payabli };

/** A provider, by the name of its package. */
export type ProviderName = keyof typeof known;

/** The types of each provider, as its file states them. */
export type TypesOf = {
  readonly [Name in ProviderName]: NonNullable<(typeof known)[Name]["types"]>;
};

/** The clients that can be composed. */
export type CustomerClients = { readonly [Name in ProviderName]: TypesOf[Name]["client"] };

/** What can be done to a customer. */
export type OperationName = "create" | "update";

/** What the caller names a customer by, at one provider: to `create`, `update` or `read` it there. */
export type Target<
  Operation extends OperationName | "read",
  Name extends ProviderName,
> = TypesOf[Name][Operation]["target"];

/** The providers, each as any. */
export const providers: { readonly [Name in ProviderName]: AnyProvider } = known;

/** The names of all providers. */
export const providerNames = Object.keys(known) as readonly ProviderName[];
