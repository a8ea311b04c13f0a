import { runGenerate } from "@provider-clients/codegen";
import { describeCommand, runCommandLine, type Terminal } from "@provider-clients/command-line";
import { InputError } from "@provider-clients/openapi";
import { packPackage, type Tarball } from "./pack.ts";
import { type PlannedRelease, type ReleaseStatus, readReleaseStatus } from "./release-status.ts";
import { readPackages } from "./workspace.ts";

const command = describeCommand({
  name: "pnpm release:dry",
  summary:
    "What the waiting changesets would publish: versions, tarballs and changelog entries. Nothing is written or sent.",
  exitCodes: {
    0: "shown",
    1: "generated code is stale, or a tarball would not work",
    2: "changesets refuses, or a mistake in how it was called",
  },
});

/** The `release:dry` command; resolves to its exit code. */
export const runReleaseDry = (root: string, args: readonly string[], terminal: Terminal): Promise<number> =>
  runCommandLine(command, args, terminal, async () => {
    try {
      if ((await runGenerate(root, ["--check"], terminal)) !== 0) return 1;
      return await show(root, await readReleaseStatus(root), terminal);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      terminal.error(error.message);
      return 2;
    }
  });

const show = async (root: string, status: ReleaseStatus, terminal: Terminal): Promise<number> => {
  const releases = status.releases.filter(({ type }) => type !== "none");
  if (releases.length === 0) {
    terminal.log("No changeset waits: nothing would be published.");
    return 0;
  }
  const packages = new Map((await readPackages(root)).map((each) => [each.name, each]));
  const problems: string[] = [];
  for (const release of releases) {
    const published = packages.get(release.name);
    if (published === undefined) continue;
    const tarball = await packPackage(root, published);
    for (const line of renderRelease(release, tarball, status)) terminal.log(line);
    problems.push(...problemsOf(release.name, tarball));
  }
  for (const problem of problems) terminal.error(problem);
  terminal.log(`${releases.length} packages would be published. Nothing was.`);
  return problems.length === 0 ? 0 : 1;
};

const renderRelease = (
  release: PlannedRelease,
  tarball: Tarball,
  status: ReleaseStatus,
): readonly string[] => {
  const { name, oldVersion, newVersion, type } = release;
  const { bytes, files, spec } = tarball;
  const entries = status.changesets
    .filter(({ id }) => release.changesets.includes(id))
    .map(({ summary }) => summary);
  return [
    `${name} ${oldVersion} → ${newVersion} (${type})`,
    `  tarball: ${files.length} files, ${(bytes / 1000).toFixed(1)} kB`,
    ...(spec
      ? [
          `  document: ${spec.version}, sha256 ${spec.hash.slice(0, 12)}${spec.isCarried ? "" : ", not in the tarball"}`,
        ]
      : []),
    "  changelog:",
    ...(entries.length === 0 ? ["Follows the packages that it depends on."] : entries)
      .flatMap((entry) => entry.split("\n"))
      .map((line) => `    ${line}`.trimEnd()),
    "",
  ];
};

const problemsOf = (name: string, { files }: Tarball): readonly string[] =>
  files.some((file) => file.startsWith("dist/"))
    ? []
    : [`${name}: the tarball has no dist/. Run \`pnpm build\`.`];
