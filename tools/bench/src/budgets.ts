/**
 * The maximum of each figure. Sizes and instantiation counts are enforced by `pnpm bench --check` and by the tests;
 * times are printed beside their budget but never enforced, because they depend on the machine.
 */
export const budgets = {
  /**
   * Bytes, minified and gzip -9, of a program that makes one client and one call. About 1,100 of them are sentences: each
   * refused option and each outcome has one of its own. About 500 are the options `init` and `headers`, checked, and the
   * table of causes that prove that nothing was sent, and 40 read answers without a stream (React Native). 4,900 were
   * wished for; what is left to take out is clarity.
   */
  size: {
    soap: 9010,
    finosu: 9000,
    payabli: 9180,
    /**
     * All three clients and the facade, reading, comparing and resolving included, without its capabilities. About 120
     * bytes check the options of every operation.
     */
    customers: 17_910,
    /** Validators of the request and the response of Payabli's updateCustomer: Ajv's code, rewritten, took 1,340. */
    payabliValidators: 1608,
    /** All validators of a provider, divided by its operations. */
    validatorsPerOperation: 2000,
  },
  /**
   * Bytes that an entry adds to a client, minified and gzip -9, without the tool that it is for. 190 of `http` write
   * parameters in the styles of the document, which openapi-fetch does not know.
   */
  entry: { query: 200, pagination: 550, http: 3650, msw: 2450, schema: 1250, document: 8100, otel: 1500 },
  /** Type instantiations that one more call adds to a program. */
  instantiations: 50,
  /** Processor time of one validation, as a multiple of Ajv's compiled code. */
  validationRatio: 1.5,
  /** Milliseconds to import one client. */
  importMs: 15,
  /** Megabytes of a bulk update of a million customers. */
  bulkMegabytes: 150,
  /** Microseconds for each row that is added to a ledger of a million: 20,000 a second. */
  enqueueMicroseconds: 50,
  /** Microseconds for each row that four workers send: 1,500 a second. */
  ledgerMicroseconds: 667,
  /** Microseconds of one slot of the gate. */
  gateMicroseconds: 5000,
  /** Milliseconds of processor time to generate from our three documents, everything loaded anew. */
  generationMs: 3000,
  /** How many times the processor time of openapi-typescript alone `provider-codegen generate` may take for 3 MB. */
  largeGenerationRatio: 2,
} as const;
