import { camelCase, freeName } from "../../names.js";

/** Words that denote an environment, with the name of the environment. */
const known: ReadonlyMap<string, string> = new Map([
  ["sandbox", "sandbox"],
  ["sbx", "sandbox"],
  ["staging", "staging"],
  ["stage", "staging"],
  ["stg", "staging"],
  ["uat", "acceptance"],
  ["acceptance", "acceptance"],
  ["demo", "demo"],
  ["preview", "preview"],
  ["preprod", "preview"],
  ["dev", "development"],
  ["development", "development"],
  ["test", "test"],
  ["testing", "test"],
  ["qa", "qa"],
  ["mock", "mock"],
  ["prod", "production"],
  ["production", "production"],
  ["live", "production"],
]);

/** The parts of a server that its name is derived from. */
export interface NamedServer {
  readonly url: string;
  readonly description: string | undefined;
}

/**
 * A name for each server: the part of its URL that distinguishes it (`eu`, `sandbox`), otherwise a few words of its
 * description. Never guessed: a description that mentions two environments gives no name.
 */
export const nameEnvironments = (servers: readonly NamedServer[]): readonly string[] => {
  const words = servers.map(({ url }) => wordsOf(url));
  const wishes = servers.map((server, index) => {
    const others = words.filter((_, other) => other !== index);
    const own = (words[index] ?? []).filter((word) => others.some((each) => !each.includes(word)));
    return nameOf(server, words[index] ?? [], own);
  });
  // If one of two servers is for tests and the other has no name, the other is production.
  const unnamed = wishes.filter((wish) => wish === undefined).length;
  const usual = unnamed === 1 && wishes.some(isForTests) ? "production" : "default";
  const taken = new Set<string>();
  return wishes.map((wish) => {
    const name = freeName(wish ?? usual, "", (each) => taken.has(each));
    taken.add(name);
    return name;
  });
};

const isForTests = (wish: string | undefined): boolean =>
  wish !== undefined && wish !== "production" && [...known.values()].includes(wish);

/** The words of the host and path, without those that nearly every URL has. */
const wordsOf = (address: string): readonly string[] => {
  const { host, pathname } = new URL(address);
  return `${host}${pathname}`
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "" && !/^(api|www|https?|v?\d+)$/.test(word));
};

const nameOf = (
  { description }: NamedServer,
  all: readonly string[],
  own: readonly string[],
): string | undefined => {
  const environments = new Set(all.flatMap((word) => known.get(word) ?? []));
  const regions = own.filter((word) => !known.has(word));
  const [environment] = environments;
  if (environments.size === 1 && environment !== undefined) {
    const isShared = !own.some((word) => known.get(word) === environment);
    return camelCase([environment, ...(isShared ? regions.slice(0, 2) : [])].join(" "));
  }
  if (regions.length > 0 && regions.length <= 2) return camelCase(regions.join(" "));
  return nameInWords(description) ?? (own.length > 0 ? camelCase(own.join(" ")) : undefined);
};

/** The one environment that a description mentions, or the description itself if it is a name. */
const nameInWords = (description: string | undefined): string | undefined => {
  const words = (description ?? "").split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  const environments = new Set(words.flatMap((word) => known.get(word.toLowerCase()) ?? []));
  const [environment] = environments;
  if (environments.size === 1) return environment;
  const telling = words.filter((word) => !/^(server|environment|url|api|the|default|base)$/i.test(word));
  const isName = environments.size === 0 && telling.length > 0 && words.length <= 3;
  return isName && /^[a-z]/i.test(telling[0] ?? "") ? camelCase(telling.join(" ").toLowerCase()) : undefined;
};
