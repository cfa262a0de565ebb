/** The completion script for fish; options, commands and codes have their descriptions. */
import type { Commands } from '../command.ts'
import type { CodeWord } from './codes.ts'
import { type Flag, firstWordsOf, groupsOf, type Line, linesOf, takersIn, type Value } from './words.ts'

export function fishScript(commands: Commands, codes: readonly CodeWord[]): string {
  const lines = linesOf(commands)
  const groups = groupsOf(commands)
  const firstWords = firstWordsOf(commands)
  const takers = takersIn(lines)
  return `# Completion of authing-annotate in fish. Written by: authing-annotate completion fish

# The command that the line calls: its name, one of a group with the group's; 'start' before there is any word but
# options, and 'files' where the first is none of a command.
function __authing_annotate_command
    set -l words (commandline -opc)
    set -e words[1]
    set -l skip 0
    while set -q words[1]
        set -l word $words[1]
        set -e words[1]
        if test $skip = 1
            set skip 0
            continue
        end
        switch $word
            case ${takers.join(' ')}
                set skip 1
            case --
                echo files
                return
            case '-*'
            case ${groups.map(({ name }) => name).join(' ')}
                echo $word $words[1]
                return
            case ${firstWords.map(({ name }) => name).join(' ')}
                echo $word
                return
            case '*'
                echo files
                return
        end
    end
    echo start
end

function __authing_annotate_is
    contains -- (string trim -- (__authing_annotate_command)) $argv
end

function __authing_annotate_codes
    printf '%s\\t%s\\n' ${codes.map(({ code, description }) => `${code} ${quoted(description)}`).join(' ')}
end

complete -c authing-annotate -f
${firstWords.map(({ name, describe }) => `${when('start')} -a ${name} -d ${quoted(describe)}`).join('\n')}
${lines.flatMap(memberLine).join('\n')}
${lines.flatMap((line) => [...line.flags.map((flag) => flagLine(line, flag)), ...placeLine(line)]).join('\n')}
`
}

/** fish's own escapes in single quotes. */
const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`

const when = (...commands: readonly string[]): string =>
  `complete -c authing-annotate -n ${quoted(`__authing_annotate_is ${commands.map(quoted).join(' ')}`)}`

const during = ({ words }: Line): string =>
  words.length === 0 ? when('start', 'files') : when(words.join(' '))

const memberLine = ({ words: [group = '', member], describe }: Line): string[] =>
  member === undefined ? [] : [`${when(group)} -a ${member} -d ${quoted(describe)}`]

const flagLine = (line: Line, { name, alias, describe, value }: Flag): string =>
  [
    during(line),
    ...(alias === undefined ? [] : [`-s ${alias}`]),
    `-l ${name}`,
    ...(value === undefined ? [] : [optionFor(value)]),
    `-d ${quoted(describe)}`,
  ].join(' ')

const placeLine = (line: Line): string[] =>
  line.place === undefined ? [] : [`${during(line)} ${optionFor(line.place.value).replace(/^-[rx] /, '')}`]

/** -r: a word must stand behind it; -x: and that is no file. */
function optionFor(value: Value): string {
  if (value === 'file') return '-r -F'
  if (value === 'code') return "-x -a '(__authing_annotate_codes)'"
  return value === 'free' ? '-x' : `-x -a ${quoted(value.join(' '))}`
}
