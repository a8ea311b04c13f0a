import type {
  FinosuClient,
  Customer as FinosuRecord,
  UpdateCustomerRequest as FinosuRequest,
} from "@provider-clients/finosu";
import type {
  PayabliClient,
  UpdateCustomerRequest as PayabliRequest,
  ResultEnvelope,
} from "@provider-clients/payabli";
import type { SoapClient, Customer as SoapRecord } from "@provider-clients/soap";
import type { Customer } from "./customer.js";
import type { finosuTable } from "./tables/finosu.js";
import type { payabliTable } from "./tables/payabli.js";

/** The clients that can be composed. */
export interface CustomerClients {
  readonly finosu: FinosuClient;
  readonly soap: SoapClient;
  readonly payabli: PayabliClient;
}

/** A provider, by the name of its package. */
export type ProviderName = keyof CustomerClients;

type Written<Table> = Table[keyof Table] extends infer Rule
  ? Rule extends { readonly write: infer Name }
    ? Name
    : never
  : never;

/** A customer at Finosu. */
export interface FinosuTarget {
  /** Your own reference for the customer, which is Finosu's id too. */
  readonly id: string;
  /** The kind of tasks in the customer's call schedule; your company's configuration says which are valid. */
  readonly taskType: string;
  /** Fetch what is missing from your loan system? @default false */
  readonly sync?: boolean;
  /** What only Finosu has. */
  readonly fields?: Omit<FinosuRequest, Written<typeof finosuTable> | "taskType" | "sync" | "isTest">;
}

/** A customer at Soap. */
export interface SoapTarget {
  /** Soap's id, `cus_…`. */
  readonly id: string;
}

/** A customer at Payabli. */
export interface PayabliTarget {
  /** Payabli's `customerId`. */
  readonly id: number | bigint;
  /**
   * What only Payabli has, and `customerNumber`: Payabli wants a value for one of the identifiers that your
   * paypoint has configured, also where it does not change.
   */
  readonly fields?: Omit<PayabliRequest, Exclude<Written<typeof payabliTable>, "customerNumber">>;
}

/** Per operation and provider: what the caller gives and what comes back. */
export interface Exchanges {
  readonly update: {
    readonly finosu: Exchange<FinosuTarget, string, Customer, FinosuRecord>;
    readonly soap: Exchange<SoapTarget, string, Customer, SoapRecord>;
    /** Payabli answers an update without the record. */
    readonly payabli: Exchange<PayabliTarget, number | bigint, undefined, ResultEnvelope>;
  };
}

/** What one provider's part of one operation is made of. */
export interface Exchange<Target, Id, Common, Raw> {
  readonly target: Target;
  readonly id: Id;
  readonly record: Common;
  readonly raw: Raw;
}

/** What can be done with a customer. */
export type OperationName = keyof Exchanges;
