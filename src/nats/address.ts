/**
 * Where a stream is and as whom it is read: `nats://host[:port][,host[:port]…]/STREAM`, `tls://…` where nothing may go
 * out unencrypted. Who the reader is stands in the URL (`user:password@`, `token@`) or in the variables of the nats
 * command line tool; files with certificates are in its variables, too.
 */
import { UserError } from '../user-error.ts'

export type Credentials =
  | { readonly kind: 'none' }
  | { readonly kind: 'password'; readonly user: string; readonly password: string }
  | { readonly kind: 'token'; readonly token: string }
  /** A file of `nsc`: a JWT with its seed. */
  | { readonly kind: 'creds'; readonly file: string }
  /** A file with the seed of an NKEY. */
  | { readonly kind: 'nkey'; readonly file: string }

export interface TlsFiles {
  readonly caFile?: string
  readonly certFile?: string
  readonly keyFile?: string
}

export interface StreamAddress {
  /** `host` or `host:port`. */
  readonly servers: readonly string[]
  readonly stream: string
  readonly credentials: Credentials
  /** Undefined where the server decides. */
  readonly tls: TlsFiles | undefined
  /** For messages: no user and no password in it. */
  readonly shown: string
}

type Environment = Readonly<Record<string, string | undefined>>

const form = 'give nats://HOST/STREAM, or several hosts of one cluster: nats://HOST,HOST/STREAM'

/** Throws a UserError, which holds nothing of what may be a password, where the text is no such address. */
export function streamAddress(text: string, environment: Environment): StreamAddress {
  const [, scheme = '', authority = '', stream = ''] = /^(nats|tls):\/\/(.*)\/([^/]*)$/i.exec(text) ?? []
  if (authority === '') throw new UserError('--from names no stream of NATS', form)
  if (!/^[^\s.*>\\]+$/.test(stream)) {
    throw new UserError(
      stream === ''
        ? '--from names no stream behind the hosts'
        : `--from: ${stream} can't be a stream's name`,
      form,
    )
  }
  const parts = authority.split(',').map((part) => part.replace(/^(?:nats|tls):\/\//i, '').trim())
  const servers = parts.map((part) => part.slice(part.lastIndexOf('@') + 1))
  if (!servers.every((server) => /^(?:\[[\da-f:.]+\]|[^\s:/@[\]]+)(?::\d{1,5})?$/i.test(server))) {
    throw new UserError('--from: a host is missing, or is none', form)
  }
  const whose = parts.find((part) => part.includes('@'))
  const certificates = tlsFiles(environment)
  return {
    servers,
    stream,
    credentials:
      whose === undefined
        ? credentialsIn(environment)
        : credentialsOf(whose.slice(0, whose.lastIndexOf('@'))),
    tls: scheme.toLowerCase() === 'tls' ? (certificates ?? {}) : certificates,
    shown: `${scheme.toLowerCase()}://${servers.join(',')}/${stream}`,
  }
}

function credentialsOf(text: string): Credentials {
  const colon = text.indexOf(':')
  if (colon === -1) return { kind: 'token', token: decoded(text) }
  return { kind: 'password', user: decoded(text.slice(0, colon)), password: decoded(text.slice(colon + 1)) }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw new UserError(
      '--from: the user or the password has a % that begins no escape',
      'write a % as %25, and @ : / as %40 %3A %2F',
    )
  }
}

/** As `nats` reads them: a user without a password is a token. */
function credentialsIn(environment: Environment): Credentials {
  const { NATS_CREDS, NATS_NKEY, NATS_TOKEN, NATS_USER, NATS_PASSWORD } = environment
  if (NATS_CREDS) return { kind: 'creds', file: NATS_CREDS }
  if (NATS_NKEY) return { kind: 'nkey', file: NATS_NKEY }
  if (NATS_TOKEN) return { kind: 'token', token: NATS_TOKEN }
  if (NATS_USER && NATS_PASSWORD) return { kind: 'password', user: NATS_USER, password: NATS_PASSWORD }
  return NATS_USER ? { kind: 'token', token: NATS_USER } : { kind: 'none' }
}

function tlsFiles({ NATS_CA, NATS_CERT, NATS_KEY }: Environment): TlsFiles | undefined {
  const files = {
    ...(NATS_CA ? { caFile: NATS_CA } : {}),
    ...(NATS_CERT ? { certFile: NATS_CERT } : {}),
    ...(NATS_KEY ? { keyFile: NATS_KEY } : {}),
  }
  return Object.keys(files).length === 0 ? undefined : files
}
