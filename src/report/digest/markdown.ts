/** A digest as Markdown, for a chat, a wiki or an issue: a heading, a sentence and a list. */
import type { Digest } from './digest.ts'
import { shownOf } from './layout.ts'
import { windowText } from './quantities.ts'
import { notes, said } from './sentences.ts'
import { summaryText } from './summary.ts'
import { digestWords } from './words.ts'

/** Lines without line ends. */
export function markdownLines(digest: Digest, command: string): string[] {
  const say = digestWords[digest.language]
  const { findings, more } = shownOf(digest)
  const items = findings.map((finding) => {
    const { kind, code, severity, count, change, what, adviser, firstStep } = said(finding, digest)
    const head = [kind, ...(code === '' ? [] : [`**${code}**`]), severity, count, change]
    const advice =
      firstStep === '' ? '' : ` · ${adviser === '' ? '' : `*${adviser.trim()}* `}${plain(firstStep)}`
    return `- ${head.filter((part) => part !== '').join(' ')} · ${plain(what)}${advice}`
  })
  return [
    `## ${plain(say.title(windowText(digest.window, digest.zone), digest.zone.name))}`,
    '',
    plain(summaryText(digest)),
    ...(items.length === 0 ? [] : ['']),
    ...items,
    ...notes(digest).map((note) => `\n${plain(note)}`),
    ...(more === 0 ? [] : ['', say.more(more, codeSpan(command))]),
  ]
}

/** Names of files and texts of catalogues may hold anything; only their \`code\` is meant as Markdown. */
export const plain = (text: string): string =>
  text
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/[\\`*_[\]<>|#&~]/g, '\\$&')))
    .join('')

/** In as many backticks as the text has none of. */
function codeSpan(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return longest === 0 ? `${fence}${text}${fence}` : `${fence} ${text} ${fence}`
}
