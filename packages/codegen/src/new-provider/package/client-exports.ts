/** The default description of a package. */
export const describeClient = (title: string): string => `Typed client for ${title}.`;

/** The entry points of a client's package. */
export const clientExports = {
  ".": { types: "./dist/index.d.ts", default: "./dist/index.js" },
  "./http": { types: "./dist/http.d.ts", default: "./dist/http.js" },
  "./validators": {
    types: "./dist/generated/validators.d.ts",
    default: "./dist/generated/validators.js",
  },
  "./schemas": {
    types: "./dist/generated/schemas.d.ts",
    default: "./dist/generated/schemas.js",
  },
  "./specification": {
    types: "./dist/generated/specification.d.ts",
    default: "./dist/generated/specification.js",
  },
  "./pagination": {
    types: "./dist/generated/pagination.d.ts",
    default: "./dist/generated/pagination.js",
  },
  "./query": { types: "./dist/generated/query.d.ts", default: "./dist/generated/query.js" },
  "./msw": { types: "./dist/generated/msw.d.ts", default: "./dist/generated/msw.js" },
  "./openapi.json": "./src/generated/openapi.json",
  "./package.json": "./package.json",
} as const;
