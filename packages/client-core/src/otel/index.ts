export { hidePathValues, type OutgoingRequest } from "./hide-path-values.js";
export { type InstrumentOptions, instrument } from "./instrument.js";
