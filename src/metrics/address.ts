/** Where metrics are served, as `--metrics` says it: a port of this machine alone, unless a host is named. */
import { isIPv6 } from 'node:net'
import { UserError } from '../user-error.ts'

export interface Address {
  readonly host: string
  /** 0 for any that is free. */
  readonly port: number
}

const thisMachine = '127.0.0.1'

/** `9464`, `0.0.0.0:9464`, `[::1]:9464`. Throws a `UserError` for anything else. */
export function addressOf(text: string): Address {
  const [, bracketed, name, digits] = /^(?:(?:\[([^\]]*)\]|([^:[\]\s]+)):)?(\d{1,5})$/.exec(text) ?? []
  const port = Number(digits)
  if (!(port <= 65_535) || (bracketed !== undefined && !isIPv6(bracketed))) {
    throw new UserError(
      `--metrics ${text} is no address to serve at`,
      'give a port such as 9464, or a host with it: 0.0.0.0:9464, [::1]:9464',
    )
  }
  return { host: bracketed ?? name ?? thisMachine, port }
}

export const addressText = ({ host, port }: Address): string =>
  `${host.includes(':') ? `[${host}]` : host}:${port}`
