/** A connection to a cluster of NATS that is kept for as long as the program runs. */
import { readFileSync } from 'node:fs'
import { UserError } from '../user-error.ts'
import type { Credentials, StreamAddress, TlsFiles } from './address.ts'
import { type Driver, driver, type JetStream, type Transport } from './driver.ts'
import { reasonOf } from './reasons.ts'

export interface Connection {
  readonly nats: Transport.NatsConnection
  readonly jetstream: Driver['jetstream']
  readonly manager: JetStream.JetStreamManager
  /** As messages name it. */
  readonly shown: string
}

/** Milliseconds until a server that doesn't answer is given up, and between two tries to reach one. */
const patience = { answer: 5_000, reconnect: 1_000 } as const

/**
 * The first connection must succeed; one that breaks later is tried again for ever. Throws a UserError where there is
 * no server, or it won't have us.
 */
export async function connect(address: StreamAddress): Promise<Connection> {
  const { transport, jetstream } = await driver()
  const { servers, credentials, tls, shown } = address
  const authenticator = authenticatorOf(credentials, transport)
  const encryption = tls && encryptionOf(tls)
  try {
    const nats = await transport.connect({
      name: 'authing-annotate',
      servers: [...servers],
      timeout: patience.answer,
      maxReconnectAttempts: -1,
      reconnectTimeWait: patience.reconnect,
      // Who mends a server's configuration needn't start all workers again.
      ignoreAuthErrorAbort: true,
      ...(authenticator === undefined ? {} : { authenticator }),
      ...(encryption === undefined ? {} : { tls: encryption }),
    })
    // Asking the account for its limits needs a right that nothing else here does.
    const manager = await jetstream.jetstreamManager(nats, { checkAPI: false, timeout: patience.answer })
    return { nats, jetstream, manager, shown }
  } catch (error) {
    throw new UserError(`cannot connect to ${shown}: ${reasonOf(error)}`, adviceOn(error), 1, error)
  }
}

function authenticatorOf(
  credentials: Credentials,
  transport: Driver['transport'],
): Transport.Authenticator | undefined {
  const { usernamePasswordAuthenticator, tokenAuthenticator, credsAuthenticator, nkeyAuthenticator } =
    transport
  switch (credentials.kind) {
    case 'none':
      return undefined
    case 'password':
      return usernamePasswordAuthenticator(credentials.user, credentials.password)
    case 'token':
      return tokenAuthenticator(credentials.token)
    case 'creds':
      return credsAuthenticator(fileOf('NATS_CREDS', credentials.file))
    case 'nkey':
      return nkeyAuthenticator(seedOf(fileOf('NATS_NKEY', credentials.file)))
  }
}

const encryptionOf = ({ caFile, certFile, keyFile }: TlsFiles): Transport.TlsOptions => ({
  ...(caFile === undefined ? {} : { ca: textOf('NATS_CA', caFile) }),
  ...(certFile === undefined ? {} : { cert: textOf('NATS_CERT', certFile) }),
  ...(keyFile === undefined ? {} : { key: textOf('NATS_KEY', keyFile) }),
})

const textOf = (variable: string, file: string): string => fileOf(variable, file).toString()

function fileOf(variable: string, file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new UserError(
      `cannot read ${file}, which ${variable} names: ${code}`,
      'mend the variable or the file',
    )
  }
}

/** Its file may have comments and an end of line. */
const seedOf = (file: Buffer): Buffer =>
  Buffer.from(
    /^\s*(S[A-Z2-7]{20,})\s*$/m.exec(file.toString('latin1'))?.[1] ?? file.toString('latin1').trim(),
  )

function adviceOn(error: unknown): string {
  const text = reasonOf(error).toLowerCase()
  if (text.includes('authorization') || text.includes('authentication'))
    return 'give NATS_CREDS, NATS_NKEY, NATS_TOKEN, or NATS_USER and NATS_PASSWORD; or user:password@ before the host'
  if (text.includes('certificate') || text.includes('tls'))
    return 'NATS_CA names the file with the certificate authority, NATS_CERT and NATS_KEY those of a client'
  return 'check the host and the port (4222 unless given), and that the server runs'
}
