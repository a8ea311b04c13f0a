export { runDemo } from "./run-demo.ts";
export { runMock } from "./run-mock.ts";
