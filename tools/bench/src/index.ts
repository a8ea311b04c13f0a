export { budgets } from "./budgets.ts";
