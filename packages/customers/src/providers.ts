import type { FinosuClient, Customer as FinosuRecord } from "@provider-clients/finosu";
import type { CreateCustomerResult, PayabliClient, ResultEnvelope } from "@provider-clients/payabli";
import type { CreatedCustomer, SoapClient, Customer as SoapRecord } from "@provider-clients/soap";
import type { Customer } from "./customer.js";
import { type FinosuTarget, finosu } from "./providers/finosu.js";
import { type PayabliCreateTarget, type PayabliTarget, payabli } from "./providers/payabli.js";
import { type SoapCreateTarget, type SoapTarget, soap } from "./providers/soap.js";
import type { Prepared, Provider } from "./request.js";

/** The clients that can be composed. */
export interface CustomerClients {
  readonly finosu: FinosuClient;
  readonly soap: SoapClient;
  readonly payabli: PayabliClient;
}

/** A provider, by the name of its package. */
export type ProviderName = keyof CustomerClients;

/** What one provider's part of one operation is made of. */
interface Exchange<Target, Raw, Id = string, Common = Customer> {
  readonly target: Target;
  readonly raw: Raw;
  readonly id: Id;
  readonly record: Common;
}

type Maybe<Type> = Type | undefined;

/** Per operation and provider: what the caller gives and what comes back. */
export interface Exchanges {
  readonly create: {
    readonly finosu: Exchange<FinosuTarget, FinosuRecord>;
    readonly soap: Exchange<SoapCreateTarget, CreatedCustomer, Maybe<string>>;
    readonly payabli: Exchange<PayabliCreateTarget, CreateCustomerResult, Maybe<number>, Maybe<Customer>>;
  };
  readonly update: {
    readonly finosu: Exchange<FinosuTarget, FinosuRecord>;
    readonly soap: Exchange<SoapTarget, SoapRecord>;
    /** Payabli answers an update without the record, as its documentation has it. */
    readonly payabli: Exchange<PayabliTarget, ResultEnvelope, number | bigint, Maybe<Customer>>;
  };
}

/** What can be done with a customer. */
export type OperationName = keyof Exchanges;

/** Who can be addressed: the providers whose clients were given. */
export type Targets<Operation extends OperationName, Clients> = {
  readonly [Provider in keyof Clients & ProviderName]?: Exchanges[Operation][Provider]["target"];
};

/** What makes one provider's requests, by operation. */
export type Requests<Name extends ProviderName> = {
  readonly [Operation in OperationName]: (
    client: CustomerClients[Name],
    target: Exchanges[Operation][Name]["target"],
  ) => Prepared<Exchanges[Operation][Name]["raw"]>;
};

/** All that the facade knows of the providers. */
export const providers: { readonly [Name in ProviderName]: Provider & Requests<Name> } = {
  finosu,
  soap,
  payabli,
};
