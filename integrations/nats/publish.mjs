#!/usr/bin/env node
// Publishes the lines of standard input to a stream, in blocks of whole lines, and ends when they do:
//
//   tail -F app.log | node publish.mjs nats://bus-1,bus-2 logs.web-1.login
//
// A block is sent again until the stream has it; the name that it keeps lets the stream, and whoever counts, know it.
// As whom: NATS_CREDS, or NATS_USER and NATS_PASSWORD. Whom to trust: NATS_CA.
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { jetstream } from '@nats-io/jetstream'
import { connect, credsAuthenticator } from '@nats-io/transport-node'

const [url = '', subject = ''] = process.argv.slice(2)
if (!/^(nats|tls):\/\/[^/]+\/?$/.test(url) || subject === '') {
  console.error('usage: node publish.mjs nats://HOST[,HOST] SUBJECT')
  process.exit(2)
}
const { NATS_CREDS, NATS_USER, NATS_PASSWORD, NATS_CA } = process.env
const connection = await connect({
  servers: url.replace(/^\w+:\/\/|\/$/g, '').split(','),
  maxReconnectAttempts: -1,
  ...(NATS_CREDS ? { authenticator: credsAuthenticator(readFileSync(NATS_CREDS)) } : {}),
  ...(NATS_USER ? { user: NATS_USER, pass: NATS_PASSWORD } : {}),
  ...(NATS_CA || url.startsWith('tls:') ? { tls: NATS_CA ? { caFile: NATS_CA } : {} } : {}),
})
const stream = jetstream(connection)
/** Bytes of a message; some of what the server takes is for its headers. */
const most = connection.info.max_payload - 1024

async function publish(block) {
  if (block.length > most) return console.error(`publish.mjs: a line of ${block.length} bytes is left out`)
  const msgID = randomUUID()
  for (let said = false; ; said = true) {
    try {
      return await stream.publish(subject, block, { msgID })
    } catch (error) {
      if (!said) console.error(`publish.mjs: ${error.message}: trying again`)
      await sleep(1000)
    }
  }
}

/** In blocks that a message can hold, each as long as it can be. */
async function publishLines(lines) {
  for (let from = 0; from < lines.length; ) {
    const newline = lines.lastIndexOf(10, from + most - 1)
    const end = newline < from ? lines.indexOf(10, from) + 1 || lines.length : newline + 1
    await publish(lines.subarray(from, end))
    from = end
  }
}

let rest = Buffer.alloc(0)
for await (const chunk of process.stdin) {
  const bytes = Buffer.concat([rest, chunk])
  const end = bytes.lastIndexOf(10) + 1
  await publishLines(bytes.subarray(0, end))
  rest = bytes.subarray(end)
}
await publishLines(rest)
await connection.drain()
