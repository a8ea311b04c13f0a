/** A folder with one reason to exist, and the rooms whose exports its code may import. */
export interface Room {
  readonly path: string;
  readonly mayImport: readonly string[];
  /** Further rooms that its tests may import. */
  readonly testsMayImport?: readonly string[];
  /** npm dependencies that only these files of the room may import. */
  readonly guarded?: Readonly<Record<string, string>>;
  /** A folder inside that the tests of other rooms may import from. */
  readonly openToTests?: string;
}

const shared = "tools/shared";
const commandLine = "packages/command-line";

const provider = (name: string): Room => ({
  path: `packages/${name}`,
  mayImport: ["packages/client-core"],
});

const tool = (name: string, ...others: readonly string[]): Room => ({
  path: `tools/${name}`,
  mayImport: [...packages.map(({ path }) => path), shared, ...others.map((each) => `tools/${each}`)],
});

/** The published packages. */
export const packages: readonly Room[] = [
  { path: commandLine, mayImport: [] },
  { path: "packages/openapi", mayImport: [] },
  {
    path: "packages/codegen",
    mayImport: ["packages/openapi", commandLine],
    // The tests run generated code.
    testsMayImport: ["packages/client-core"],
    guarded: { "openapi-typescript": "src/types/openapi-typescript.ts" },
  },
  { path: "packages/spec-diff", mayImport: ["packages/openapi", "packages/codegen", commandLine] },
  {
    path: "packages/client-core",
    mayImport: [],
    guarded: { "openapi-fetch": "src/http.ts" },
    // tools/packed runs the fault table against every client, over real sockets.
    openToTests: "test-support/faults",
  },
  ...["finosu", "soap", "payabli"].map(provider),
  {
    path: "packages/customers",
    mayImport: ["packages/client-core", "packages/finosu", "packages/soap", "packages/payabli"],
  },
  {
    path: "packages/bulk",
    // The command creates the clients itself, from the environment.
    mayImport: [
      "packages/client-core",
      "packages/customers",
      "packages/finosu",
      "packages/soap",
      "packages/payabli",
      commandLine,
    ],
    testsMayImport: ["tools/postgres"],
    guarded: { pg: "src/database/database.ts" },
  },
  { path: "packages/contract", mayImport: ["packages/openapi", commandLine] },
];

/** The private workspaces. */
export const tools: readonly Room[] = [
  { path: shared, mayImport: [commandLine] },
  { path: "tools/arrows", mayImport: [shared] },
  { path: "tools/postgres", mayImport: [] },
  {
    path: "tools/test-support",
    mayImport: ["packages/openapi"],
    // Not in the index: most tests do without fast-check, and the compiler without its types.
    openToTests: "src/random-changes",
  },
  tool("bench", "postgres"),
  tool("contract"),
  tool("demo"),
  tool("docs", "contract"),
  tool("packed", "bench"),
  tool("pipeline"),
  tool("release", "docs", "packed", "postgres"),
  tool("site"),
  tool("third-party", "contract"),
];

/** Every room. Tests may also import `tools/test-support`. */
export const rooms: readonly Room[] = [
  ...packages,
  ...tools,
  {
    path: "scripts",
    mayImport: [...packages, ...tools]
      .map(({ path }) => path)
      .filter((path) => path !== "tools/test-support"),
  },
  { path: "examples", mayImport: packages.map(({ path }) => path) },
];
