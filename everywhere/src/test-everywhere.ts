import type { Arguments } from "./arguments.ts";
import { temporaryFolder } from "./commands/temporary-folder.ts";
import { checkBundles } from "./consumers/bundles.ts";
import { checkTypes } from "./consumers/types.ts";
import { startMock } from "./mock/start-mock.ts";
import { packPackages } from "./packed/pack-packages.ts";
import { prepareClients, prepareContract } from "./packed/prepare-projects.ts";
import type { Report } from "./report/outcome.ts";
import { type RuntimeRun, runRuntimes } from "./runtimes/run-runtimes.ts";
import type { Runtime } from "./runtimes/runtime.ts";
import { clientRuntimes, contractRuntimes } from "./runtimes/runtimes.ts";

const clientPackages = ["finosu", "soap", "payabli", "customers"];

const sayRun = ({ title, version = "", notRun, results }: RuntimeRun, seconds: number): void => {
  const passed = results.filter((result) => result.passed).length;
  const verdict = notRun === undefined ? `${passed} of ${results.length} rows` : "not run";
  console.error(`  ${title} ${version}: ${verdict} in ${seconds.toFixed(1)} s`);
};

/** Packs, installs and runs everything, as the arguments ask. */
export const testEverywhere = async ({ isPresentOnly, only }: Arguments): Promise<Report> => {
  using folder = temporaryFolder("everywhere");
  const packed = await packPackages(folder.path);
  const clients = await prepareClients(folder.path, packed);
  const contract = await prepareContract(folder.path, packed);
  await using mock = await startMock();
  const chosen = (runtimes: readonly Runtime[]) =>
    runtimes.filter(({ id }) => only.length === 0 || only.includes(id));
  const mockUrl = mock.url;
  const options = { mayInstall: !isPresentOnly, onRun: sayRun };
  const clientRuns = await runRuntimes(
    chosen(clientRuntimes),
    { ...clients, mockUrl },
    { ...options, packages: clientPackages },
  );
  const contractRuns = await runRuntimes(
    chosen(contractRuntimes),
    { ...contract, mockUrl },
    { ...options, packages: ["contract"] },
  );
  const projects = { clientsProject: clients.project, contractProject: contract.project };
  const checks =
    only.length > 0
      ? []
      : [
          ...(await checkTypes({ ...projects, isThorough: !isPresentOnly })),
          ...(await checkBundles({ ...clients, mockUrl })),
        ];
  return { clients: clientRuns, contract: contractRuns, checks };
};
