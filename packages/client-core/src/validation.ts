export type { Check, Report, Seen } from "./check.js";
export { checkAnyOf, checkOneOf, fits } from "./choices.js";
export type {
  StandardSchemaIssue,
  StandardSchemaProperties,
  Validator,
} from "./create-validator.js";
export { createValidator } from "./create-validator.js";
export { createValidators, type Validators } from "./create-validators.js";
export { isDate, isDateTime, isDuration, isTime } from "./formats/calendar.js";
export { isEmail, isIdnEmail } from "./formats/email.js";
export { isHostname, isIdnHostname } from "./formats/hostname.js";
export { isIpv4, isIpv6 } from "./formats/internet-address.js";
export { isJsonPointer, isRelativeJsonPointer } from "./formats/json-pointer.js";
export { isByte, isInt32, isInt64, isRegex, isUuid } from "./formats/scalar-formats.js";
export { isIri, isIriReference, isUri, isUriReference } from "./formats/uri.js";
export { isUriTemplate } from "./formats/uri-template.js";
export { hasEqualItems, isEqual, isList, isObject, namesOf, own } from "./json-values.js";
export { isMultipleOf } from "./multiple-of.js";
export { isLonger, isShorter } from "./text-length.js";
export type {
  OperationValidators,
  Validate,
  ValidationIssue,
  ValidatorTable,
} from "./validators.js";
export {
  type DescribedValidator,
  type StandardJsonSchemaProperties,
  withJsonSchema,
} from "./with-json-schema.js";
