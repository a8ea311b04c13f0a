import { defineConfig } from "vitest/config";

// Each test starts a process, and the mock servers of the first load Prism: on a busy machine that takes seconds.
export default defineConfig({ test: { testTimeout: 60_000 } });
