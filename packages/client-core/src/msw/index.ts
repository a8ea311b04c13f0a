export {
  createMock,
  type MockAnswer,
  type MockHttp,
  type MockOperation,
  type MockOptions,
  type MockSource,
  type Override,
  sortHandlers,
} from "./create-mock.js";
