import { runAll } from "./run-all.ts";

/** For workerd: answers a request with the results; the mock server's address is the query. */
export default {
  fetch: async (request: Request): Promise<Response> =>
    Response.json(await runAll(decodeURIComponent(new URL(request.url).search.slice(1)))),
};
