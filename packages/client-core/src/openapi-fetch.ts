export { mergeHeaders } from "openapi-fetch";
