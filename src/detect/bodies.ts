/**
 * What a body says as a whole about how a request went.
 */

/** A separator with a value behind it that tells success, and with the key before it. */
const success =
  /[:=：](?:(?=\s{0,3}["']?(?:ok|succe(?:ss(?:ful(?:ly)?)?|ed(?:ed)?)|\p{Script=Han}{0,12}成功)["'\s,;})])(?<=\b(?:message|msg|desc|info|errmsg|status|result)["']?\s{0,3}[:=：])|(?=\s{0,3}["']?true\b)(?<=\bsuccess["']?\s{0,3}[:=]))/iu

export const saysSuccess = (body: string): boolean => success.test(`${body} `)

const status = /\bstatus_?code["']?\s{0,3}[:=]\s{0,3}["']?(\d{3,9})/i

/** The body's `statusCode`; NaN where it has none. */
export const statusIn = (body: string): number => Number(status.exec(body)?.[1] ?? Number.NaN)
