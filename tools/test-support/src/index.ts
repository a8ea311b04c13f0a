export { catchSync } from "./catch-sync.js";
export {
  append,
  type Draft,
  type Edit,
  moveBehindReference,
  remove,
  rename,
  replaceText,
  reverse,
  set,
} from "./edits.js";
export { KEYWORD_SAMPLES, type KeywordSample } from "./keyword-samples.js";
export { recordingFetch, type SentRequest } from "./recording-fetch.js";
export { type NamedSample, sampleDocument, wrapSamples } from "./sample-document.js";
export {
  baseSpec,
  createScratchFolder,
  createScratchRepository,
  type ScratchRepository,
} from "./scratch-repository.js";
