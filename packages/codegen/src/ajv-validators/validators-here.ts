import type { BeginValidators } from "./outputs.ts";

/** Makes validators when they are asked for. Ajv takes a tenth of a second to load: who does without need not wait. */
export const validatorsHere: BeginValidators =
  (name, { document }) =>
  async () => {
    const { renderValidators } = await import("./validators/render-validators.ts");
    return renderValidators(name, document);
  };
