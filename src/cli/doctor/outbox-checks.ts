/** What waits to be sent on, and the server that it is sent to. */
import { counted, grouped } from '../quantity.ts'
import { ageOf } from './age.ts'
import { aboutCounts, type Check, note, ok, wrong } from './finding.ts'

/** Programs send every few seconds; hosts that count by night do so within the run. */
const lateSeconds = 3600

export const outboxChecks: readonly Check[] = [
  aboutCounts(({ outbox }, { file }, { now }) => {
    if (outbox === undefined) return undefined
    const { batches, rows, oldest, pushedAt, epoch } = outbox
    const pushed = pushedAt === undefined ? undefined : ageOf(now / 1000 - pushedAt)
    const lastZh = pushed === undefined ? '尚未发送过' : `最后一次发送在 ${pushed.zh}前`
    const lastEn = pushed === undefined ? 'nothing has been sent yet' : `last sent ${pushed.en} ago`
    // Enough of it to tell two of them apart.
    const name = epoch.slice(0, 8)
    if (oldest === undefined) {
      return ok(
        'push',
        `没有待发送的计数；${lastZh}（纪元 ${name}）`,
        `nothing waits to be sent; ${lastEn} (epoch ${name})`,
      )
    }
    const age = ageOf(now / 1000 - oldest)
    const zh = `${grouped(rows)} 行计数待发送（${grouped(batches)} 批），最早的已等 ${age.zh}；${lastZh}（纪元 ${name}）`
    const en = `waiting to be sent: ${counted(rows, 'row')} (batches: ${grouped(batches)}), the oldest for ${age.en}; ${lastEn} (epoch ${name})`
    return now / 1000 - oldest < lateSeconds
      ? ok('push', zh, en)
      : note(
          'push-behind',
          { zh, en },
          {
            zh: `检查服务器，以及计数的程序是否都带 --push；手动发送：authing-annotate db push --db ${file} --push URL；不再发送：authing-annotate db push --db ${file} --stop`,
            en: `see to the server, and whether a program with --push runs; by hand: authing-annotate db push --db ${file} --push URL; to send no more: authing-annotate db push --db ${file} --stop`,
          },
        )
  }),
  ({ server }) => {
    if (server === undefined) return undefined
    const { where } = server
    if ('error' in server) {
      return wrong(
        'push-server',
        { zh: `无法发送到服务器：${server.error}`, en: server.error },
        { zh: server.advice, en: server.advice },
      )
    }
    const { version, schema } = server
    return ok(
      'push-server',
      `${where} 有应答：PostgreSQL ${version}，${schema === 0 ? '还没有我们的表' : `结构 ${schema}`}`,
      `${where} answers: PostgreSQL ${version}, ${schema === 0 ? 'without tables of ours yet' : `schema ${schema}`}`,
    )
  },
]
