/** True for `application/json`, `application/problem+json`, `application/json; charset=utf-8`. */
export const isJsonMediaType = (mediaType: string): boolean =>
  /^application\/(json|[\w.-]+\+json)$/i.test(mediaType.split(";")[0]?.trim() ?? "");
