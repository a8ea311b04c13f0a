import type { AnyProvider } from "./provider.js";
import { finosu } from "./providers/finosu.js";
import { payabli } from "./providers/payabli.js";
import { soap } from "./providers/soap.js";

/** The providers. A new one is one file and one name here. */
const known = { finosu, soap, payabli };

/** A provider, by the name of its package. */
export type ProviderName = keyof typeof known;

/** The types of each provider, as stated in its file. */
export type TypesOf = {
  readonly [Name in ProviderName]: NonNullable<(typeof known)[Name]["types"]>;
};

/** The clients that can be composed. */
export type CustomerClients = { readonly [Name in ProviderName]: TypesOf[Name]["client"] };

/** The operations that change a customer. */
export type OperationName = "create" | "update";

/** How the caller identifies a customer at one provider, to `create`, `update` or `read` it there. */
export type Target<
  Operation extends OperationName | "read",
  Name extends ProviderName,
> = TypesOf[Name][Operation]["target"];

/** The providers, each under the common type. */
export const providers: { readonly [Name in ProviderName]: AnyProvider } = known;

/** The names of all providers. */
export const providerNames = Object.keys(known) as readonly ProviderName[];
