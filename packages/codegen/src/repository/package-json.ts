import { clientExports, describeClient } from "../new-provider/package/client-exports.js";

/** Renders package.json. */
export const packageJson = (name: string, title: string): string =>
  text({
    name: `@provider-clients/${name}`,
    version: "0.0.0",
    description: describeClient(title),
    license: "MIT",
    type: "module",
    sideEffects: false,
    engines: { node: ">=20.19" },
    files: ["dist", "src", "!src/**/*.test.ts", "!src/**/*.test-d.ts", "CHANGELOG.md"],
    exports: clientExports,
    publishConfig: { access: "public" },
    scripts: {
      build: "tsc -p tsconfig.build.json",
      types: "tsc -p tsconfig.json --noEmit",
      unit: "vitest run --config ../../vitest.config.ts",
      "contract:checks": `node ../../scripts/contract.ts ${name} --no-mutants`,
    },
    dependencies: { "@provider-clients/client-core": "workspace:^" },
    devDependencies: {
      "@provider-clients-internal/test-support": "workspace:*",
      "@types/node": "catalog:",
      typescript: "catalog:",
      vitest: "catalog:",
    },
  });

/** Renders turbo.json: what the package's contract checks depend on. */
export const turboJson = (name: string): string =>
  text({
    extends: ["//"],
    tasks: {
      "contract:checks": {
        dependsOn: ["build", "@provider-clients/contract#build", "@provider-clients/customers#build"],
        inputs: [`$TURBO_ROOT$/specs/${name}/**`, "src/**", "$TURBO_ROOT$/tools/contract/src/**"],
        outputs: [],
      },
    },
  });

/** The text of tsconfig.json: everything, checked and not written. */
export const tsconfigJson = (): string =>
  text({
    extends: "../../tsconfig.base.json",
    compilerOptions: { noEmit: true, types: ["node"] },
    include: ["src"],
  });

/** Renders tsconfig.build.json: what is published. */
export const tsconfigBuildJson = (): string =>
  text({
    extends: "../../tsconfig.base.json",
    // For generated code, source maps are 40 % of the package and lead to the same lines with types.
    compilerOptions: { rootDir: "src", outDir: "dist", sourceMap: false, declarationMap: false },
    include: ["src"],
    exclude: ["src/**/*.test.ts", "src/**/*.test-d.ts"],
  });

const text = (value: object): string => `${JSON.stringify(value, undefined, 2)}\n`;
