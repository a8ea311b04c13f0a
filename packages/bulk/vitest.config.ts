import { defineConfig, mergeConfig } from "vitest/config";
import shared from "../../vitest.config.ts";

// One PostgreSQL for all test files, with one database per test.
export default mergeConfig(
  shared,
  defineConfig({ test: { globalSetup: ["test-support/global-setup.ts"], hookTimeout: 240_000 } }),
);
