import type {
  FinosuClient,
  Customer as FinosuRecord,
  UpdateCustomerRequest as FinosuRequest,
} from "@provider-clients/finosu";
import type {
  CreateCustomerQuery,
  CreateCustomerResult,
  PayabliClient,
  UpdateCustomerRequest as PayabliRequest,
  ResultEnvelope,
} from "@provider-clients/payabli";
import type { CreatedCustomer, SoapClient, Customer as SoapRecord } from "@provider-clients/soap";
import type { Customer } from "./customer.js";
import type { AnyTable } from "./table.js";
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

type Written<Table extends AnyTable> = NonNullable<Table[keyof Table]>[0];

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

/** A customer to be created at Soap, which assigns the id. */
export interface SoapCreateTarget {
  readonly id?: never;
}

type PayabliFields = Omit<PayabliRequest, Written<typeof payabliTable>>;

/** A customer at Payabli. */
export interface PayabliTarget {
  /** Payabli's `customerId`. */
  readonly id: number | bigint;
  /**
   * What only Payabli has, and `customerNumber`: Payabli wants a value for one of the identifiers that your
   * paypoint has configured, also where it does not change. `externalId` among the changes wins over it.
   */
  readonly fields?: PayabliFields & Pick<PayabliRequest, "customerNumber">;
}

/** A customer to be created at Payabli. */
export interface PayabliCreateTarget {
  /** The paypoint's entrypoint name. */
  readonly entry: string;
  /** What to do about a customer who is there already. */
  readonly query?: CreateCustomerQuery;
  /** Names this creation, so that Payabli makes it once. @default one random key, kept over retries */
  readonly idempotencyKey?: string;
  /** What only Payabli has. */
  readonly fields?: PayabliFields;
}

/** Per operation and provider: what the caller gives and what comes back. */
export interface Exchanges {
  readonly create: {
    readonly finosu: Exchange<FinosuTarget, string, Customer, FinosuRecord>;
    readonly soap: Exchange<SoapCreateTarget, string | undefined, Customer, CreatedCustomer>;
    readonly payabli: Exchange<
      PayabliCreateTarget,
      number | undefined,
      Customer | undefined,
      CreateCustomerResult
    >;
  };
  readonly update: {
    readonly finosu: Exchange<FinosuTarget, string, Customer, FinosuRecord>;
    readonly soap: Exchange<SoapTarget, string, Customer, SoapRecord>;
    /** Payabli answers an update without the record, as its documentation has it. */
    readonly payabli: Exchange<PayabliTarget, number | bigint, Customer | undefined, ResultEnvelope>;
  };
}

/** What one provider's part of one operation is made of. */
interface Exchange<Target, Id, Common, Raw> {
  readonly target: Target;
  readonly id: Id;
  readonly record: Common;
  readonly raw: Raw;
}

/** What can be done with a customer. */
export type OperationName = keyof Exchanges;
