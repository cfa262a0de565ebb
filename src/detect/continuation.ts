/**
 * How the lines of one record hang together: stack frames, tracebacks and pretty-printed bodies.
 *
 * Judged by the message alone, so that it holds for plain files and for loggers that print their prefix on every
 * line of a record.
 */
import { lookBack } from './look-back.ts'

/** A line that only ever continues another: a frame, a cause, the head of a traceback. */
const trace =
  /^(?:\s+at\s|\s*\.{3} \d+ (?:more|common frames)|\s*Caused by:|\s*Suppressed:|\s+File "|Traceback \(|#\d+ |\[(?:stacktrace|previous exception)\])/

export const continuesTrace = (message: string): boolean => trace.test(message)

export const indentOf = (message: string): number => /^\s*/.exec(message)?.[0].length ?? 0

/** The message ends with an opening bracket: a body follows over the next lines. */
export const opensBody = (message: string): boolean => /^[{[(]/.test(message.trimEnd().slice(-1))

/** Whether `message` belongs to a body whose opening line had `indent` leading spaces. */
export function continuesBody(message: string, indent: number): boolean {
  return message.trim() === '' || indentOf(message) > indent || /^\s*[}\])]/.test(message)
}

/** Whether `message` could belong to some body. */
export const isBodyLine = (message: string): boolean => continuesBody(message, 0)

export function closesBody(message: string, indent: number): boolean {
  return indentOf(message) <= indent && /^\s*[}\])]/.test(message)
}

/** An object that carries its own time or level is a log line of its own, prefix or not. */
export const isStructuredRecord = (message: string): boolean =>
  (/^\s*\{/.test(message) &&
    /["'](?:@?timestamp|time|ts|@t|datetime|level|severity|__REALTIME_TIMESTAMP)["']\s?:/i.test(
      message.slice(0, 4000),
    )) ||
  /^(?:level|lvl|severity|time|ts)=/.test(message)

const keyAndSeparator = lookBack(/[\w.-]["'\]]{0,2}\s?(?:=>|[:=])/)

/** The end of a line whose last key has its value on the next, such as `["apiCode"]=>`, with the words before it. */
function waitingKey(message: string): string | undefined {
  const tail = message.slice(-80).trimEnd()
  return keyAndSeparator(tail) === null ? undefined : tail
}

export const loneNumber = (message: string): string | undefined => /^\s*([1-9]\d{3,6})\s*$/.exec(message)?.[1]

/** What a message leaves open for the next line of its writer. */
export const unfinishedIn = (message: string): string | undefined =>
  loneNumber(message) ?? waitingKey(message)
