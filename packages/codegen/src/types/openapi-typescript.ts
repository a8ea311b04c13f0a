// Everything that generation takes of openapi-typescript, by its public exports. Its upstream has ended (openapi-typescript
// #2874): whoever replaces it does so here.
export {
  addJSDocComment,
  astToString,
  type GlobalContext,
  type OpenAPI3,
  transformSchema,
} from "openapi-typescript";
