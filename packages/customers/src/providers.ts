import type { ProviderDefinition } from "@provider-clients/client-core";
import { finosuProvider } from "@provider-clients/finosu";
import { payabliProvider } from "@provider-clients/payabli";
import { soapProvider } from "@provider-clients/soap";
import type { AnyTable } from "./table.js";
import { finosuTable } from "./tables/finosu.js";
import { payabliTable } from "./tables/payabli.js";
import { soapTable } from "./tables/soap.js";
import type { ProviderName } from "./targets.js";

/** What is known of each provider: what its document says of its operations, and where our fields stand. */
export const providers: {
  readonly [Provider in ProviderName]: {
    readonly definition: ProviderDefinition;
    readonly table: AnyTable;
  };
} = {
  finosu: { definition: finosuProvider, table: finosuTable },
  soap: { definition: soapProvider, table: soapTable },
  payabli: { definition: payabliProvider, table: payabliTable },
};
