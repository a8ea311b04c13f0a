import { objectOf } from "@provider-clients/openapi";
import type { Aspect } from "../schemas/difference.js";
import { judgeAnnotation } from "./judge-annotation.js";
import { judgeDefault, judgeField, judgeRequired } from "./judge-field.js";
import { judgeLimit } from "./judge-limit.js";
import { judgeDiscriminator, judgeMember, judgeNull, judgeType, judgeValues } from "./judge-values.js";
import type { Situation } from "./situation.js";
import { joinVerdicts, none, type Verdict } from "./verdict.js";

const judgeNote = ({ difference, label }: Situation): Verdict => {
  const { keyword, before, after, detail } = difference;
  return judgeAnnotation(keyword, before, after, label, objectOf(detail?.schema)) ?? none;
};

const judges: Readonly<Record<Aspect, (situation: Situation) => Verdict>> = {
  type: judgeType,
  null: judgeNull,
  enum: judgeValues,
  member: judgeMember,
  discriminator: judgeDiscriminator,
  field: judgeField,
  required: judgeRequired,
  default: judgeDefault,
  limit: judgeLimit,
  note: judgeNote,
};

/** The verdict on one difference, met on one side or on both. */
export const judgeDifference = (situations: readonly Situation[]): Verdict =>
  joinVerdicts(
    situations.map((situation) => {
      const { aspect, detail } = situation.difference;
      return detail?.isCovered ? none : judges[aspect](situation);
    }),
  );
