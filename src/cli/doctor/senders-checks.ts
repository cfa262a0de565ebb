/**
 * Who sends to a database on a server, and who has fallen silent. A host connects only when it has counted something, so
 * a quiet one and one that can't send look the same from here; the host itself can tell.
 */
import type { PostgresState, SenderState } from '../../postgres/look.ts'
import { counted, grouped } from '../quantity.ts'
import { shellWord } from '../shell-word.ts'
import { ageOf } from './age.ts'
import { aboutSharedCounts, type Check, note, ok, type Words } from './finding.ts'

const silentSeconds = 2 * 86_400

/** So many are named; who wants all can ask for them. */
const named = 5

const ofKind = ({ senders }: PostgresState, kind: SenderState['kind']): SenderState[] =>
  senders.filter((sender) => sender.kind === kind)

/** How many of a kind, and which; who fell silent last comes first, since that is news. */
function silenceOf(state: PostgresState, kind: SenderState['kind']): Words | undefined {
  const all = ofKind(state, kind)
  const silent = all.filter(({ seenAt }) => state.now - seenAt > silentSeconds)
  if (silent.length === 0) return undefined
  const first = silent.slice(0, named).map(({ name, seenAt }) => ({ name, age: ageOf(state.now - seenAt) }))
  const [share, more] = [[grouped(silent.length), grouped(all.length)], silent.length - first.length]
  const zh = first.map(({ name, age }) => `${name}（${age.zh}）`).join('、')
  const en = first.map(({ name, age }) => `${name} (${age.en})`).join(', ')
  return {
    zh: `（${share.join('/')}）：${zh}${more > 0 ? `，另有 ${grouped(more)} 个` : ''}`,
    en: ` (${share.join(' of ')}): ${en}${more > 0 ? `, and ${grouped(more)} more` : ''}`,
  }
}

export const sendersChecks: readonly Check[] = [
  aboutSharedCounts((state) => {
    const [last] = state.senders
    if (last === undefined) return undefined
    const [hosts, streams] = [ofKind(state, 'database').length, ofKind(state, 'stream').length]
    const age = ageOf(state.now - last.seenAt)
    return ok(
      'senders',
      `发送方：主机 ${grouped(hosts)} 台，流 ${grouped(streams)} 个；最后一次发送在 ${age.zh}前（${last.name}）`,
      `senders: ${counted(hosts, 'host')}, ${counted(streams, 'stream')}; the last of them sent ${age.en} ago (${last.name})`,
    )
  }),
  aboutSharedCounts((state, { address }) => {
    const silence = silenceOf(state, 'database')
    if (silence === undefined) return undefined
    const all = `psql ${shellWord(address)} -c 'SELECT name, to_timestamp(seen_at) FROM senders ORDER BY seen_at'`
    return note(
      'hosts-silent',
      {
        zh: `两天以上没有发送的主机${silence.zh}`,
        en: `hosts that have sent nothing for more than two days${silence.en}`,
      },
      {
        zh: `那里没有新的计数，或者无法发送；在该主机上查看：authing-annotate doctor --db 文件 --push URL；全部：${all}`,
        en: `nothing was counted there, or it can't send; on the host: authing-annotate doctor --db FILE --push URL; all of them: ${all}`,
      },
    )
  }),
  aboutSharedCounts((state) => {
    const silence = silenceOf(state, 'stream')
    if (silence === undefined) return undefined
    return note(
      'streams-silent',
      {
        zh: `两天以上没有读到消息的流${silence.zh}`,
        en: `streams of which no message has been read for more than two days${silence.en}`,
      },
      {
        zh: '流里没有新消息，或者没有计数的进程（--from）在运行：检查服务，以及 nats consumer report 流名',
        en: 'no message came, or no worker (--from) runs: see to the service, and to nats consumer report STREAM',
      },
    )
  }),
]
