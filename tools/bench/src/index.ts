export { budgets } from "./budgets.ts";
export { runBench } from "./run-bench.ts";
