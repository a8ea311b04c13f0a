import { KEYWORDS } from "@provider-clients/codegen";
import { startMockServer } from "@provider-clients/contract";
import type { Json } from "@provider-clients/openapi";
import { type NamedSample, sampleDocument, wrapSamples } from "@provider-clients-internal/test-support";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const byName = new Map(KEYWORDS.map((keyword) => [keyword.name, keyword]));
const titleOf = ({ keyword, what }: NamedSample): string => `${keyword}${what ? ` ${what}` : ""}`;

for (const isOld of [false, true]) {
  const { document, samples } = sampleDocument(isOld);

  describe(`the mock server of OpenAPI ${isOld ? "3.0" : "3.1"}`, () => {
    let mock: Awaited<ReturnType<typeof startMockServer>> | undefined;
    beforeAll(async () => {
      mock = await startMockServer(JSON.parse(JSON.stringify(wrapSamples(document))));
    });
    afterAll(() => mock?.stop());
    const statusOf = async (sample: NamedSample, value: Json): Promise<number> => {
      const headers = { "content-type": "application/json", "x-key": "key" };
      const response = await fetch(`${mock?.url}/${sample.name}`, {
        method: "POST",
        headers,
        body: JSON.stringify({ value }),
      });
      return response.status;
    };
    const sent = samples.filter(({ direction }) => direction === undefined);

    test.each(sent.map((sample) => [titleOf(sample), sample] as const))(
      "%s is judged as the table says",
      async (_, sample) => {
        for (const value of sample.right)
          expect(await statusOf(sample, value), JSON.stringify(value)).toBe(200);
        const refused = byName.get(sample.keyword)?.mock.reach === "no" ? 200 : 422;
        for (const value of sample.wrong)
          expect(await statusOf(sample, value), JSON.stringify(value)).toBe(refused);
      },
    );
  });
}
