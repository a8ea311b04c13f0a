import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startMockServer } from "@provider-clients/contract";
import { expect, test } from "vitest";
import { runExample } from "./run-example.ts";

const heading = "finosu_id,soap_id,payabli_id,first_name,phone";
const line = (index: number, phone = "+15555550100") =>
  `cust-${index},cus_${index},${index + 1},Jane ${index},${phone}`;

test("import-csv sends each row once, says which was not applied, and a second run sends nothing again", async () => {
  await using finosu = await startMockServer("finosu");
  await using soap = await startMockServer("soap");
  await using payabli = await startMockServer("payabli");
  const folder = await mkdtemp(join(tmpdir(), "import-"));
  const environment = {
    FINOSU_API_KEY: "made-up",
    FINOSU_BASE_URL: finosu.url,
    SOAP_API_KEY: "made-up",
    SOAP_BASE_URL: soap.url,
    PAYABLI_REQUEST_TOKEN: "made-up",
    PAYABLI_BASE_URL: payabli.url,
    CSV_FILE: join(folder, "customers.csv"),
    CHECKPOINT_FILE: join(folder, "checkpoint"),
    NO_RATE_LIMIT: "1",
  };
  const sent = () => [finosu, soap, payabli].map(({ requests }) => requests.length);
  try {
    // Soap takes US numbers only, so the fourth row is refused there before anything is sent.
    const rows = Array.from({ length: 120 }, (_, index) =>
      line(index, index === 3 ? "+442079460000" : undefined),
    );
    await writeFile(environment.CSV_FILE, [heading, ...rows, ""].join("\n"));

    const first = await runExample("import-csv", environment).ended;
    expect(first.lines).toContain("row 4: finosu applied, soap rejected, payabli applied");
    expect(first.lines.at(-1)).toBe("done; 1 rows were not applied everywhere");
    expect(first.code).toBe(1);
    expect(sent()).toEqual([120, 119, 120]);

    const second = await runExample("import-csv", environment).ended;
    expect(second.lines.at(-1)).toBe("done; 0 rows were not applied everywhere");
    expect(sent()).toEqual([120, 119, 120]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
