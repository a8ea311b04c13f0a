import { clientCoreRows } from "./client-core.ts";
import { customersRows } from "./customers.ts";
import { entryRows } from "./entries.ts";
import { finosuRows } from "./finosu.ts";
import { connect } from "./mock.ts";
import { payabliRows } from "./payabli.ts";
import { type RowResult, runRows } from "./rows.ts";
import { soapRows } from "./soap.ts";

/** Every row of every client package and the facade, against the mock server at an address. */
export const runAll = async (mockUrl: string): Promise<RowResult[]> => {
  const mock = connect(mockUrl);
  const packages = {
    finosu: finosuRows,
    soap: soapRows,
    payabli: payabliRows,
    customers: customersRows,
    "client-core": clientCoreRows,
  };
  const results = Object.entries(packages).map(([name, rows]) => runRows(name, rows, mock));
  return [...(await Promise.all(results)).flat(), ...entryRows()];
};
