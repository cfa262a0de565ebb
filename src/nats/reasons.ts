/** What NATS reports, in words. Its errors hide what happened behind what was being done. */

/** The error itself, and what it was caused by. */
function* causes(error: unknown): Generator<Error> {
  for (let next = error; next instanceof Error; next = next.cause) yield next
}

const isCalled = (error: unknown, name: string): boolean =>
  [...causes(error)].some((cause) => cause.name === name)

/** Nobody answers for JetStream: it is off, or its servers have no leader. */
export const isUnanswered = (error: unknown): boolean =>
  isCalled(error, 'NoRespondersError') || isCalled(error, 'JetStreamNotEnabled')

export const isForbidden = (error: unknown): boolean => isCalled(error, 'PermissionViolationError')

export const isMissing = (error: unknown, what: 'stream' | 'consumer'): boolean =>
  isCalled(error, what === 'stream' ? 'StreamNotFoundError' : 'ConsumerNotFoundError') ||
  [...causes(error)].some(({ message }) => message === `${what} not found`)

const names =
  /^(?:JetStream|Stream|Consumer|NoResponders|Timeout|Request|Connection|ClosedConnection|DrainingConnection|Permission|Authorization|UserAuthentication|Protocol)\w*(?:Error|NotEnabled)$/

/** What a server or the network brings about, now and then; anything else is a bug of ours or a person's mistake. */
export const isOfNats = (error: unknown): boolean => [...causes(error)].some(({ name }) => names.test(name))

/** For what a stream doesn't know yet, which is not its servers' own error. */
export const behind = (name: string): Error =>
  Object.assign(new Error(`the stream ${name} is behind`), { name: 'StreamBehindError' })

/** Whether a server has said no, and not just nothing, or that it can't now. */
export function isRefusal(error: unknown): boolean {
  const status = [...causes(error)]
    .map((cause) => (cause as { status?: unknown }).status)
    .find(Number.isInteger)
  return isUnanswered(error) || isForbidden(error) || (Number(status) >= 400 && Number(status) < 500)
}

/** The last cause says the most. */
export function reasonOf(error: unknown): string {
  const all = [...causes(error)]
  const told = all.map(({ message }) => message).filter((message) => message !== '')
  if (isForbidden(error)) return `no permission (${told.at(-1)})`
  return told.at(-1) ?? String(error)
}
