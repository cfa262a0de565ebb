/**
 * The completion script for bash, from 3.2 on and without the package bash-completion. It shows no descriptions: bash
 * has no place for them.
 */
import type { Commands } from '../command.ts'
import type { CodeWord } from './codes.ts'
import { firstWordsOf, groupsOf, type Line, linesOf, takersIn, type Value, written } from './words.ts'

export function bashScript(commands: Commands, codes: readonly CodeWord[]): string {
  const lines = linesOf(commands)
  const groups = groupsOf(commands).map(({ name }) => name)
  const names = firstWordsOf(commands).map(({ name }) => name)
  const single = names.filter((name) => !groups.includes(name))
  const takers = takersIn(lines)
  return `# Completion of authing-annotate in bash. Written by: authing-annotate completion bash

_authing_annotate_words() {
  COMPREPLY=($(compgen -W "$1" -- "$current"))
  # Without it, files stand in where no word fits.
  compopt +o default 2> /dev/null
}

_authing_annotate() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD - 1]} command= index=1 word
  local codes='${codes.map(({ code }) => code).join(' ')}'
  COMPREPLY=()
  # --lang=zh comes as three words.
  if [[ $current == = ]]; then
    current=
  elif [[ $previous == = ]]; then
    previous=\${COMP_WORDS[COMP_CWORD - 2]}
  fi
  while ((index < COMP_CWORD)); do
    word=\${COMP_WORDS[index]}
    case $word in
      --) return ;;
      ${takers.join(' | ')})
        index=$((index + 1))
        [[ \${COMP_WORDS[index]} == = ]] && index=$((index + 1))
        ;;
      -*) ;;
      ${single.join(' | ')})
        command=$word
        break
        ;;
      ${groups.join(' | ')})
        command=$word
        ((index + 1 < COMP_CWORD)) && command="$word \${COMP_WORDS[index + 1]}"
        break
        ;;
      *)
        command=files
        break
        ;;
    esac
    index=$((index + 1))
  done
  case $command:$previous in
${valueCases(lines)}
  esac
  case $command:$current in
${lines.map(optionCase).join('\n')}
    :*)
      _authing_annotate_words '${names.join(' ')}'
      # A log may stand here as well.
      compopt -o filenames 2> /dev/null && while IFS= read -r word; do
        COMPREPLY+=("$word")
      done < <(compgen -f -- "$current")
      ;;
${groups.map((name) => groupCase(name, lines)).join('\n')}
${lines.flatMap(placeCase).join('\n')}
  esac
}

# Where the function finds nothing, files are completed.
complete -o bashdefault -o default -F _authing_annotate authing-annotate
`
}

/** As `command` has it: a command without a name is so before its first file, and behind it. */
const patternsOf = ({ words }: Line): string[] => (words.length === 0 ? ['', 'files'] : [words.join(' ')])

/** Options of all commands whose values are the same stand together. */
function valueCases(lines: readonly Line[]): string {
  const patterns = new Map<string, string[]>()
  for (const line of lines) {
    for (const flag of line.flags) {
      if (flag.value === undefined) continue
      const action = actionFor(flag.value)
      const named = patternsOf(line).flatMap((command) =>
        written(flag).map((option) => `'${command}:${option}'`),
      )
      patterns.set(action, [...(patterns.get(action) ?? []), ...named])
    }
  }
  return [...patterns]
    .map(([action, named]) => `${oneACase(named)}\n      ${action}\n      return\n      ;;`)
    .join('\n')
}

const oneACase = (patterns: readonly string[]): string => `    ${patterns.join(' | ')})`

/** What is done for a value; `:` leaves it to bash, which completes files. */
function actionFor(value: Value): string {
  if (value === 'file') return ':'
  if (value === 'code') return '_authing_annotate_words "$codes"'
  return `_authing_annotate_words '${value === 'free' ? '' : value.join(' ')}'`
}

const optionCase = (line: Line): string =>
  `${oneACase(patternsOf(line).map((command) => `'${command}:-'*`))} _authing_annotate_words '${line.flags
    .flatMap(written)
    .join(' ')}' ;;`

function groupCase(name: string, lines: readonly Line[]): string {
  const members = lines.filter(({ words }) => words.length === 2 && words[0] === name)
  return `    '${name}:'*) _authing_annotate_words '${members.map(({ words }) => words[1]).join(' ')}' ;;`
}

const placeCase = ({ words, place }: Line): string[] =>
  words.length === 0 || place?.value === 'file'
    ? []
    : [`    '${words.join(' ')}:'*) ${actionFor(place?.value ?? 'free')} ;;`]
