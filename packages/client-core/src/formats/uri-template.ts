const variable = /^(?:\w|%[\dA-Fa-f]{2})(?:\.?(?:\w|%[\dA-Fa-f]{2}))*(?:\*|:[1-9]\d{0,3})?$/;

/** `{?first,list*}` without its braces. */
const isExpression = (text: string): boolean =>
  text
    .replace(/^[+#./;?&=,!@|]/, "")
    .split(",")
    .every((each) => variable.test(each));

/** True for a URI template of RFC 6570: `/customers/{id}{?page}`. */
export const isUriTemplate = (text: string): boolean => {
  // The parts at odd indexes are the contents of braces.
  const parts = text.split(/\{([^{}]*)\}/);
  return parts.every((part, index) =>
    index % 2 === 1
      ? isExpression(part)
      : !/[\0- "%<>\\^`{|}\x7f-\x9f]/.test(part.replaceAll(/%[\dA-Fa-f]{2}/g, "")),
  );
};
