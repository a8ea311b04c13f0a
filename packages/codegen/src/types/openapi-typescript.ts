// The only imports from openapi-typescript, all public exports. Its development has ended (openapi-typescript #2874);
// it can be replaced here.
export {
  addJSDocComment,
  astToString,
  type GlobalContext,
  type OpenAPI3,
  transformSchema,
} from "openapi-typescript";
