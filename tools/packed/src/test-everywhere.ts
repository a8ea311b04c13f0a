import type { Terminal } from "@provider-clients/command-line";
import { rootFolder, temporaryFolder } from "@provider-clients-internal/shared";
import { checkBundles } from "./consumers/bundles.ts";
import { checkTypes } from "./consumers/types.ts";
import { startMock } from "./mock/start-mock.ts";
import { checkOutside } from "./outside/check-outside.ts";
import { type PackedPackage, packPackages } from "./packed/pack-packages.ts";
import {
  type PreparedProject,
  prepareAround,
  prepareClients,
  prepareContract,
} from "./packed/prepare-projects.ts";
import type { Report } from "./report/outcome.ts";
import { mergeRuns, type RuntimeRun, runRuntimes } from "./runtimes/run-runtimes.ts";
import type { Runtime } from "./runtimes/runtime.ts";
import { aroundRuntimes, bulkRuntimes, clientRuntimes, contractRuntimes } from "./runtimes/runtimes.ts";
import { checkTarballs } from "./tarballs/check-tarballs.ts";
import { checkLicences, type Licences, licencesOf } from "./tarballs/licences.ts";

const clientPackages = ["finosu", "soap", "payabli", "customers"];

/** What is run. */
export interface Everywhere {
  /** True to use only what is on this machine already; nothing is installed. */
  readonly isPresentOnly: boolean;
  /** Runtimes by id; empty for all of them. */
  readonly only: readonly string[];
}

const sayRun =
  (terminal: Terminal) =>
  ({ title, version = "", notRun, results }: RuntimeRun, seconds: number): void => {
    const passed = results.filter((result) => result.passed).length;
    const verdict = notRun === undefined ? `${passed} of ${results.length} rows` : "not run";
    terminal.error(`  ${title} ${version}: ${verdict} in ${seconds.toFixed(1)} s`);
  };

interface Projects {
  readonly clientsProject: string;
  readonly contractProject: string;
}

const inspectTarballs = (packed: readonly PackedPackage[], { clientsProject, contractProject }: Projects) =>
  checkTarballs(
    packed.map(({ name }) => ({
      name,
      project: name === "@provider-clients/contract" ? contractProject : clientsProject,
    })),
    // `dist` may contain files of earlier builds on this machine; the rehearsal builds from scratch.
    { root: rootFolder, isCleanBuild: false, isReleased: false },
  );

const licencesOfAll = async ({ clientsProject, contractProject }: Projects): Promise<Licences> => {
  const maps = [await licencesOf(clientsProject), await licencesOf(contractProject)];
  const names = [...new Set(maps.flatMap((licences) => [...licences.keys()]))].sort();
  return new Map(
    names.map((name) => [name, [...new Set(maps.flatMap((licences) => licences.get(name) ?? []))].sort()]),
  );
};

/** Packs, installs and runs everything that was requested. */
export const testEverywhere = async (
  { isPresentOnly, only }: Everywhere,
  terminal: Terminal,
): Promise<Report> => {
  using folder = temporaryFolder("everywhere");
  const packed = await packPackages(folder.path);
  const clients = await prepareClients(folder.path, packed);
  const around = await prepareAround(folder.path, packed);
  const contract = await prepareContract(folder.path, packed);
  const projects = { clientsProject: clients.project, contractProject: contract.project };
  await using mock = await startMock();
  const mockUrl = mock.url;
  const options = { mayInstall: !isPresentOnly, onRun: sayRun(terminal) };
  const run = (runtimes: readonly Runtime[], project: PreparedProject, packages: readonly string[]) =>
    runRuntimes(
      runtimes.filter(({ id }) => only.length === 0 || only.includes(id)),
      { ...project, mockUrl },
      { ...options, packages },
    );
  const runs = {
    clients: mergeRuns(
      await run(clientRuntimes, clients, clientPackages),
      await run(aroundRuntimes, around, ["payabli", "client-core"]),
    ),
    contract: await run(contractRuntimes, contract, ["contract"]),
    bulk: await run(bulkRuntimes, clients, ["bulk"]),
  };
  if (only.length > 0) return { ...runs, checks: [], licences: new Map() };
  const licences = await licencesOfAll(projects);
  const checks = [
    ...(await inspectTarballs(packed, projects)),
    checkLicences(licences),
    ...(await checkTypes({ ...projects, isThorough: !isPresentOnly })),
    ...(await checkBundles({ ...clients, mockUrl }, !isPresentOnly)),
    ...(await checkOutside(folder.path, packed, !isPresentOnly)),
  ];
  return { ...runs, checks, licences };
};
