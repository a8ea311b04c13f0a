export { catchSync } from "./catch-sync.js";
export { recordingFetch, type SentRequest } from "./recording-fetch.js";
