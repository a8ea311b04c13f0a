import { defineConfig } from "vitest/config";

// Every workspace runs its tests with this: `vitest run --config ../../vitest.config.ts`.
export default defineConfig({
  test: {
    include: ["**/{src,test}/**/*.test.ts"],
    // A busy machine is no failure; a test that hangs is.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Files share a worker: no test here mocks modules or patches globals, and client-core takes half the time.
    isolate: false,
  },
});
