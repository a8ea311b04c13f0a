const ordinaryDate =
  /^\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|1\d|2[0-8]))$/;

const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** True for a `full-date` of RFC 3339: `2026-01-31`. */
export const isDate = (text: string): boolean =>
  ordinaryDate.test(text) || (/^\d{4}-02-29$/.test(text) && isLeapYear(Number(text.slice(0, 4))));

const timeParts =
  /^([01]\d|2[0-3]):([0-5]\d):(?:[0-5]\d|60)(?:\.\d+)?(?:[Zz]|([+-])([01]\d|2[0-3]):([0-5]\d))$/;

/** A leap second is the last second of a UTC day. */
const isLastMinuteInUtc = (text: string): boolean => {
  const [, hour, minute, sign = "+", offsetHour = 0, offsetMinute = 0] = timeParts.exec(text) ?? [];
  const offset = Number(`${sign}1`) * (Number(offsetHour) * 60 + Number(offsetMinute));
  return (Number(hour) * 60 + Number(minute) - offset + 2880) % 1440 === 1439;
};

/** True for a `full-time` of RFC 3339: `18:26:43Z`. */
export const isTime = (text: string): boolean =>
  timeParts.test(text) && (text.charAt(6) !== "6" || isLastMinuteInUtc(text));

/** True for a `date-time` of RFC 3339: `2026-01-31T18:26:43Z`. */
export const isDateTime = (text: string): boolean =>
  "Tt".includes(text.charAt(10) || " ") && isDate(text.slice(0, 10)) && isTime(text.slice(11));

const durationParts = /^P(?:\d+W|(?:\d+Y(?:\d+M(?:\d+D)?)?|\d+M(?:\d+D)?|\d+D)(?:T.+)?|T.+)$/;
const durationTime = /^[^T]*(?:T(?:\d+H(?:\d+M(?:\d+S)?)?|\d+M(?:\d+S)?|\d+S))?$/;

/** True for a `duration` of RFC 3339, appendix A: `P1Y2M`, `PT36H`, `P2W`. */
export const isDuration = (text: string): boolean => durationParts.test(text) && durationTime.test(text);
