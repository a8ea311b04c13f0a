// What other tools ask of a repository of providers. Nothing here loads the compiler, which takes 80 MB and a second.
export { camelCase, methodName, pascalCase } from "../names.js";
export { exists, findSpecs } from "./find-specs.js";
export { MARKER } from "./marker.js";
