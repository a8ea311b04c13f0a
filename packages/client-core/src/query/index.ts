export { createInfiniteQuery, type Pages, type ProviderInfiniteQuery } from "./create-infinite-query.js";
export { createMutation, type ProviderMutation } from "./create-mutation.js";
export { createQuery, type ProviderKey, type ProviderQuery } from "./create-query.js";
export {
  cursorPages,
  type LinkedPage,
  linkedPages,
  numberedPages,
  offsetPages,
  readLinkedPage,
} from "./pages.js";
export { type Retry, retryUnsent } from "./retry-unsent.js";
