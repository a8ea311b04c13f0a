import { createFinosuClient, type FinosuClient } from "@provider-clients/finosu";
import { createPayabliClient, type PayabliClient } from "@provider-clients/payabli";
import { createSoapClient, type SoapClient } from "@provider-clients/soap";

/** An environment variable that the examples cannot do without. */
export const required = (name: string): string => {
  const value = process.env[name];
  if (value) return value;
  console.error(`Set ${name}; examples/README.md lists what each example reads.`);
  process.exit(2);
};

/** The three clients, with addresses and credentials from the environment. */
export const clientsFromEnvironment = (): {
  finosu: FinosuClient;
  soap: SoapClient;
  payabli: PayabliClient;
} => {
  return {
    finosu: createFinosuClient({ apiKey: required("FINOSU_API_KEY"), baseUrl: required("FINOSU_BASE_URL") }),
    soap: createSoapClient({ apiKey: required("SOAP_API_KEY"), baseUrl: required("SOAP_BASE_URL") }),
    payabli: createPayabliClient({
      requestToken: required("PAYABLI_REQUEST_TOKEN"),
      baseUrl: required("PAYABLI_BASE_URL"),
    }),
  };
};
