/** A tool that the clients are tried with, and the tests that try it. */
export interface TriedTool {
  readonly name: string;
  /** The workspace whose tests try it, and the name under which the tool is installed there. */
  readonly workspace: string;
  readonly dependency: string;
  /** Where it is installed, if not in the workspace. */
  readonly installedIn?: string;
  /** True for what is no part of the first install: it is installed before the tests run. */
  readonly isOnDemand?: true;
  /** The file of the tests, relative to the workspace. */
  readonly file: string;
  /** Which tests of the file are about it, by their full names; all of them where there is none. */
  readonly tests?: RegExp;
}

const core = "packages/client-core";
const payabli = "packages/payabli";
const packed = "tools/packed";
const onDemand = (folder: string) =>
  ({ workspace: packed, installedIn: `${packed}/tools/${folder}`, isOnDemand: true }) as const;

/** Every row of the table in docs/ecosystem.md. */
export const triedTools: readonly TriedTool[] = [
  {
    name: "undici 7",
    workspace: core,
    dependency: "undici-7",
    file: "src/fetch.test.ts",
    tests: /^undici 7/,
  },
  { name: "undici 8", workspace: core, dependency: "undici-8", file: "src/fetch.test.ts", tests: /undici 8/ },
  {
    name: "TanStack Query",
    workspace: payabli,
    dependency: "@tanstack/query-core",
    file: "src/query.test.ts",
    tests: /query|mutation/,
  },
  {
    name: "TanStack Query for React",
    workspace: payabli,
    dependency: "@tanstack/react-query",
    file: "src/query.test.ts",
    tests: /^React/,
  },
  {
    name: "TanStack Query for Vue",
    workspace: payabli,
    dependency: "@tanstack/vue-query",
    file: "src/query.test.ts",
    tests: /^Vue/,
  },
  {
    name: "openapi-react-query",
    workspace: payabli,
    dependency: "openapi-react-query",
    file: "src/http-hooks.test.ts",
    tests: /React Query|hook/,
  },
  {
    name: "swr-openapi",
    workspace: payabli,
    dependency: "swr-openapi",
    file: "src/http-hooks.test.ts",
    tests: /SWR/,
  },
  { name: "MSW 2", workspace: payabli, dependency: "msw-2", file: "src/msw.test.ts", tests: /^MSW 2/ },
  { name: "MSW 3", workspace: payabli, dependency: "msw", file: "src/msw.test.ts", tests: /^MSW 3|names of/ },
  {
    name: "OpenTelemetry",
    workspace: core,
    dependency: "@opentelemetry/api",
    file: "src/otel/instrument.test.ts",
  },
  {
    name: "OpenTelemetry for undici",
    workspace: core,
    dependency: "@opentelemetry/instrumentation-undici",
    file: "src/otel/hide-path-values.test.ts",
  },
  { name: "pino", workspace: core, dependency: "pino", file: "src/serialise-error.test.ts", tests: /^pino/ },
  {
    name: "winston",
    workspace: core,
    dependency: "winston",
    file: "src/serialise-error.test.ts",
    tests: /^winston/,
  },
  {
    name: "Standard Schema",
    workspace: core,
    dependency: "@standard-schema/spec",
    file: "src/with-json-schema.test.ts",
  },
  {
    name: "tRPC",
    workspace: payabli,
    dependency: "@trpc/server",
    file: "src/standard-schema.test.ts",
    tests: /^tRPC/,
  },
  {
    name: "hono",
    workspace: payabli,
    dependency: "hono",
    file: "src/standard-schema.test.ts",
    tests: /^hono/,
  },
  {
    name: "TanStack Form",
    workspace: payabli,
    dependency: "@tanstack/form-core",
    file: "src/standard-schema.test.ts",
    tests: /^TanStack Form/,
  },
  {
    name: "Next.js",
    ...onDemand("next"),
    dependency: "next",
    file: "src/recipes/nextjs.test.ts",
  },
  {
    name: "AWS Lambda's Node.js, here",
    workspace: packed,
    installedIn: ".",
    dependency: "node",
    file: "src/recipes/aws-lambda.test.ts",
  },
  {
    name: "Vite, rendering on the server",
    ...onDemand("bundlers"),
    dependency: "vite",
    file: "src/recipes/vite-ssr.test.ts",
  },
  {
    name: "Metro, for React Native",
    ...onDemand("react-native"),
    dependency: "metro",
    file: "src/recipes/react-native.test.ts",
  },
  {
    name: "Hermes' compiler, for React Native",
    ...onDemand("react-native"),
    dependency: "hermes-compiler",
    file: "src/recipes/react-native.test.ts",
  },
  {
    name: "MCP",
    workspace: "examples",
    dependency: "@modelcontextprotocol/server",
    file: "test/mcp-server.test.ts",
  },
];
