/** The completion script for zsh, for a folder of `fpath` or to be sourced; options and codes have their descriptions. */
import type { Commands } from '../command.ts'
import type { CodeWord } from './codes.ts'
import { type Flag, firstWordsOf, groupsOf, type Line, linesOf, takersIn, type Value } from './words.ts'

export function zshScript(commands: Commands, codes: readonly CodeWord[]): string {
  const lines = linesOf(commands)
  const groups = groupsOf(commands)
  const firstWords = firstWordsOf(commands)
  const takers = takersIn(lines)
  return `#compdef authing-annotate
# Completion of authing-annotate in zsh. Written by: authing-annotate completion zsh

_authing-annotate_codes() {
  local -a codes=(
${codes.map(({ code, description }) => `    ${quoted(`${code}:${description.replaceAll('\\', '\\\\')}`)}`).join('\n')}
  )
  _describe -t codes 'code' codes
}

_authing-annotate_commands() {
  local -a commands=(
${described(firstWords)}
  )
  _describe -t commands 'command' commands
}

_authing-annotate() {
  local index=2 command dashed=0
  # Options may stand before the name of a command.
  while (( index < CURRENT )); do
    case $words[index] in
      (${takers.join('|')}) (( index += 2 )) ;;
      (--)
        dashed=1
        break
        ;;
      (-*) (( index += 1 )) ;;
      (*) break ;;
    esac
  done
  if (( index < CURRENT )); then
    case $words[index] in
      (${firstWords.map(({ name }) => name).join('|')})
        command=$words[index]
        words[index]=()
        (( CURRENT -= 1 ))
        ;;
    esac
  fi
  case $command in
${groups.map(({ name }) => groupCase(name, lines)).join('\n')}
  esac
  case $command in
${lines.map(lineCase).join('\n')}
  esac
}

if [[ $funcstack[1] == _authing-annotate ]]; then
  _authing-annotate "$@"
else
  compdef _authing-annotate authing-annotate
fi
`
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

/** Entries of `_describe`. */
const described = (entries: readonly { readonly name: string; readonly describe: string }[]): string =>
  entries.map(({ name, describe }) => `    ${quoted(`${name}:${describe}`)}`).join('\n')

/** The second word of a group becomes part of the command, or is completed. */
function groupCase(name: string, lines: readonly Line[]): string {
  const members = lines
    .filter(({ words }) => words.length === 2 && words[0] === name)
    .map(({ words, describe }) => ({ name: words[1] as string, describe }))
  return `    (${name})
      if (( index == CURRENT )); then
        local -a members=(
${described(members)}
        )
        _describe -t commands ${quoted(`${name} command`)} members
        return
      fi
      command="${name} $words[index]"
      words[index]=()
      (( CURRENT -= 1 ))
      ;;`
}

function lineCase({ words, flags, place }: Line): string {
  const specs = [...flags.map(flagSpec), ...(place === undefined ? [] : placeSpecs(words, place))]
  return `    (${quoted(words.join(' '))})
      _arguments -s -S \\
${specs.map((spec) => `        ${spec}`).join(' \\\n')}
      ;;`
}

/** What `_arguments` gives a meaning of its own. */
const escaped = (text: string): string => text.replace(/[\\[\]:]/g, '\\$&')

/** `'(-f --follow)'{-f,--follow}'[Go on …]'`; one that may come again excludes nothing. */
function flagSpec(flag: Flag): string {
  const { describe, repeatable, value, metavar, alias, name } = flag
  const text = quoted(`[${escaped(describe)}]${value === undefined ? '' : `:${metavar}:${actionFor(value)}`}`)
  const long = value === undefined ? `--${name}` : `--${name}=`
  if (alias === undefined) return repeatable ? `'*'${long}${text}` : `${long}${text}`
  const short = value === undefined ? `-${alias}` : `-${alias}+`
  return `${repeatable ? "'*'" : `'(-${alias} --${name})'`}{${short},${long}}${text}`
}

function placeSpecs(words: readonly string[], { name, value, many }: NonNullable<Line['place']>): string[] {
  const rest = quoted(`${many ? '*' : '1'}:${name}:${actionFor(value)}`)
  // In the place of the first file there may also be the name of a command.
  return words.length > 0
    ? [rest]
    : [quoted(`1:${name}:{ (( dashed )) || _authing-annotate_commands; _files }`), rest]
}

function actionFor(value: Value): string {
  if (value === 'file') return '_files'
  if (value === 'code') return '_authing-annotate_codes'
  return value === 'free' ? ' ' : `(${value.join(' ')})`
}
