/**
 * Exceptions that stand for a code when a frame of an Authing SDK follows in their trace: evidence `inferred`.
 *
 * guard-android prints what its network layer catches with `printStackTrace` and calls back 10001 or 10004; the number
 * itself isn't printed. Exception and frame are mostly on different lines, one log line a frame.
 */

export interface Trace {
  readonly code: number
  readonly exception: RegExp
  readonly frame: RegExp
  readonly exceptions: readonly string[]
  readonly others: readonly string[]
}

export const traces: readonly Trace[] = [
  {
    code: 10001,
    exception:
      /^(?:Caused by: )?(?:java\.net\.(?:UnknownHost|Connect|SocketTimeout|NoRouteToHost)Exception|javax\.net\.ssl\.\w+)(?:[:\s]|$)/,
    frame: /\bat cn\.authing\.guard\.network\.(?:Guardian|AuthClient|OIDCClient|Uploader)\b/,
    exceptions: [
      'java.net.UnknownHostException: Unable to resolve host "core.authing.cn"',
      'javax.net.ssl.SSLHandshakeException: Chain validation failed',
    ],
    others: ['java.io.FileNotFoundException: x', 'java.net.URISyntaxException: x'],
  },
  {
    code: 10004,
    exception: /^(?:Caused by: )?org\.json\.JSONException(?:[:\s]|$)/,
    frame: /\bat cn\.authing\.guard\.network\.(?:AuthClient|OIDCClient)\b/,
    exceptions: ['org.json.JSONException: No value for data'],
    others: ['com.google.gson.JsonSyntaxException: x'],
  },
]

export const traceOf = (message: string): Trace | undefined =>
  traces.find(({ exception }) => exception.test(message))

/** The same on one line, where a logger joined the frames. */
export function traceWithin(
  text: string,
): { readonly trace: Trace; readonly start: number; readonly end: number } | undefined {
  for (const trace of traces) {
    const frame = trace.frame.exec(text)
    if (frame === null) continue
    const lines = text.slice(0, frame.index).split(/\n|(?<=["|]\s?)(?=java|org)/)
    if (lines.some((line) => trace.exception.test(line.trimStart()))) {
      return { trace, start: frame.index, end: frame.index + frame[0].length }
    }
  }
  return undefined
}
