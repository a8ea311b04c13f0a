import { comparePaths } from "../path-order.js";

type Resolver = () => Response | Promise<Response>;

/** `http` of MSW 2 or 3, as far as mocks use it. It is handed over, so that handlers fit the MSW that takes them. */
export interface MockHttp<Handler> {
  readonly get: (path: RegExp, resolver: Resolver) => Handler;
  readonly head: (path: RegExp, resolver: Resolver) => Handler;
  readonly post: (path: RegExp, resolver: Resolver) => Handler;
  readonly put: (path: RegExp, resolver: Resolver) => Handler;
  readonly patch: (path: RegExp, resolver: Resolver) => Handler;
  readonly delete: (path: RegExp, resolver: Resolver) => Handler;
  readonly options: (path: RegExp, resolver: Resolver) => Handler;
}

/** Where the mocked provider stands. */
export interface MockOptions {
  /**
   * The base URL that the client was given.
   * @default any: requests are recognised by the end of their path
   */
  readonly baseUrl?: string | undefined;
}

/** One documented answer. */
export interface MockAnswer {
  /** The name of the example; undefined where the document gives it none, or has no example. */
  readonly name?: string;
  /** `200`, or `4XX` and `default` for those that the document leaves open. */
  readonly status: string;
  /** The media type of the body. */
  readonly type?: string;
  /** The example; absent where there is none. */
  readonly body?: unknown;
}

/** One operation; generated code says it. */
export interface MockSource {
  readonly method: keyof MockHttp<unknown>;
  /** The path template. */
  readonly path: string;
  readonly answers: readonly MockAnswer[];
}

/** What may replace parts of an example: members of an object, or all of anything else. */
export type Override<Answer> = Answer extends readonly unknown[]
  ? Answer
  : Answer extends object
    ? Partial<Answer>
    : Answer;

/** Handlers of one operation. */
export interface MockOperation<Handler, Answer, Name extends string, Status extends number> {
  /**
   * Answers with the first documented success, with members of your own over its example. Without an example in the
   * document it answers 501, which says so: use `answer` then.
   */
  readonly success: (override?: Override<Answer>) => Handler;
  /** Answers with a named example, success or failure. */
  readonly example: (name: Name) => Handler;
  /** Answers with a body of your own, under the first documented success unless a status is given. */
  readonly answer: (body: Answer, init?: ResponseInit) => Handler;
  /** Answers with a documented status and its example, if there is one. */
  readonly status: (status: Status, headers?: Readonly<Record<string, string>>) => Handler;
  /** Answers 401, as the document shows it. */
  readonly unauthorized: () => Handler;
  /** Never answers. */
  readonly timeout: () => Handler;
  /** Breaks the connection. */
  readonly reset: () => Handler;
}

const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

const patternOf = (path: string, { baseUrl }: MockOptions): RegExp => {
  const route = path
    .split(/\{[^{}]+\}/)
    .map(escapePattern)
    .join("[^/]+");
  const base =
    baseUrl === undefined ? "https?://[^/]+(?:/[^?]*)?" : escapePattern(baseUrl.replace(/\/+$/, ""));
  return new RegExp(`^${base}${route}(?:\\?|$)`);
};

const isMergeable = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const respond = (body: unknown, type: string | undefined, init: ResponseInit): Response => {
  const headers = new Headers(init.headers);
  if (type !== undefined && body !== undefined && !headers.has("content-type"))
    headers.set("content-type", type);
  const isText = typeof body === "string" && !/[/+]json\b/i.test(type ?? "application/json");
  const content = body === undefined ? null : isText ? body : JSON.stringify(body);
  return new Response(content, { ...init, headers });
};

const isSuccess = ({ status }: MockAnswer): boolean => status.startsWith("2");

/** The status of an answer that the document leaves open: the least of its range. */
const statusOf = ({ status }: MockAnswer): number =>
  /^\dXX$/i.test(status) ? Number(status[0]) * 100 : status === "default" ? 500 : Number(status);

const describes = (answer: MockAnswer, status: number): boolean =>
  answer.status === String(status) || answer.status.toUpperCase() === `${String(status)[0]}XX`;

/** Makes handlers of one operation out of its documented answers. */
export const createMock = <Handler, Answer, Name extends string, Status extends number>(
  http: MockHttp<Handler>,
  { method, path, answers }: MockSource,
  options: MockOptions,
): MockOperation<Handler, Answer, Name, Status> => {
  const pattern = patternOf(path, options);
  const handle = (resolver: Resolver): Handler => http[method](pattern, resolver);
  const give = ({ type, body, ...answer }: MockAnswer, headers = {}): Handler =>
    handle(() => respond(body, type, { status: statusOf({ status: answer.status }), headers }));
  const first = answers.find(isSuccess);
  const withExample = answers.find((answer) => isSuccess(answer) && answer.body !== undefined) ?? first;
  const byStatus = (status: number, headers?: Readonly<Record<string, string>>): Handler => {
    const documented =
      answers.find((answer) => describes(answer, status)) ??
      answers.find((answer) => answer.status === "default");
    return give({ ...documented, status: String(status) }, headers);
  };
  return {
    success: (override) => {
      if (withExample?.body === undefined && withExample?.type !== undefined && override === undefined) {
        const message = `The document has no example of ${method.toUpperCase()} ${path}. Give one with \`answer\`.`;
        return handle(() => new Response(message, { status: 501 }));
      }
      const { body } = withExample ?? {};
      const merged =
        isMergeable(body) && isMergeable(override) ? { ...body, ...override } : (override ?? body);
      return give({ status: "200", ...withExample, body: merged });
    },
    example: (name) => {
      const found = answers.find((answer) => answer.name === name);
      if (!found) throw new TypeError(`${method.toUpperCase()} ${path} has no such example.`);
      return give(found);
    },
    answer: (body, init) => {
      const status = first ? statusOf(first) : 200;
      return handle(() => respond(body, first?.type ?? "application/json", { status, ...init }));
    },
    status: byStatus,
    unauthorized: () => byStatus(401),
    timeout: () => handle(() => new Promise<never>(() => {})),
    reset: () => handle(() => Response.error()),
  };
};

/** Handlers in the order in which MSW is to try them. */
export const sortHandlers = <Handler>(
  handlers: readonly (readonly [path: string, handler: Handler])[],
): readonly Handler[] =>
  handlers.toSorted(([one], [other]) => comparePaths(one, other)).map(([, handler]) => handler);
