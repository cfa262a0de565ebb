/**
 * The words by which the sieve finds the lines that a rule without a number could match.
 *
 * Letters and digits of ASCII stand in a line as they are, or the line is let through for their escapes. All else may be
 * written in several ways (`%20`, `\u0020`), so a rule's text is looked for word by word, and of a text without such
 * words one character.
 */
import { type Grammar, grammars } from '../detect/grammars.ts'
import { signatures } from '../detect/signatures.ts'
import { traces } from '../detect/traces.ts'
import { type Literals, literalsOf } from './literals.ts'

export interface Word {
  /** Bytes of the word by which a line is found, in lower case; at least three. */
  readonly text: Buffer
  /** Lists of words that must be on the line, too: all of any one list. */
  readonly others: readonly (readonly Buffer[])[]
  /** Whether it is the end of a key, which must have Authing's name or `api` in it. */
  readonly isKey: boolean
}

/** What the rules without numbers need. */
export interface Needs {
  readonly words: readonly Word[]
  /** Characters beyond ASCII, for where they are written as escapes. */
  readonly characters: readonly string[]
}

/** What must be on a line, in lower case: bytes as latin1. */
type Clue = readonly string[]

/** `further` are patterns that are looked for beside the rules'. */
export function needsOf(further: readonly RegExp[] = []): Needs {
  const patterns = [
    ...signatures.map(({ text }) => text),
    ...traces.map(({ frame }) => frame),
    // The numbers in them need no key, and some needn't be in the catalogue.
    ...grammars
      .filter((grammar) => !grammar.behindKey && !isToldByIdentifier(grammar))
      .map(({ pattern }) => pattern),
    ...further,
  ]
  const ways = patterns.flatMap(literalsOf)
  const clues = widest(ways.flatMap(cluesIn))
  const uses = new Map<string, number>()
  for (const word of clues.flatMap((clue) => [...new Set(clue)])) uses.set(word, (uses.get(word) ?? 0) + 1)
  const heads = clues.map((clue) => headOf(clue, (word) => uses.get(word) ?? 0))
  const words = [...new Set(heads)].map((head) => ({
    text: bytes(head),
    others: clues
      .filter((_, index) => heads[index] === head)
      .map((clue) => clue.filter((word) => word !== head).map(bytes)),
    isKey: false,
  }))
  return {
    words: [...words, { text: bytes('code'), others: [], isKey: true }],
    characters: [...new Set(ways.filter(hasNoWord).map(tellingCharacter))],
  }
}

/** Where a hexadecimal identifier stands behind the number, by that the kernel knows it. */
const isToldByIdentifier = ({ pattern }: Grammar): boolean => pattern.source.includes(' [0-9a-f]{8}-')

const bytes = (word: string): Buffer => Buffer.from(word, 'latin1')
const shortest = 3

const wordsIn = (literals: Literals): string[] =>
  literals.flatMap((text) => text.match(/[A-Za-z0-9]{2,}/g) ?? []).map((word) => word.toLowerCase())

const hasNoWord = (literals: Literals): boolean => wordsIn(literals).every(({ length }) => length < shortest)

function cluesIn(literals: Literals): Clue[] {
  const words = wordsIn(literals)
  if (!/\P{ASCII}/u.test(literals.join(''))) return [words]
  const character = tellingCharacter(literals)
  if (hasNoWord(literals)) return [[...words, folded(character)]]
  return written(character).map((parts) => [...words, ...parts])
}

/** A character beyond ASCII as bytes and as what JSON, URLs and nginx make of it; of a form in parts, the parts. */
function written(character: string): string[][] {
  const unit = character.charCodeAt(0).toString(16).padStart(4, '0')
  const hex = [...Buffer.from(character)].map((byte) => byte.toString(16))
  return [
    [folded(character)],
    [`u${unit}`],
    [hex.map((byte) => `%${byte}`).join('')],
    hex.map((byte) => `x${byte}`),
  ]
}

/** The one in the middle of the longest text beyond ASCII. */
function tellingCharacter(literals: Literals): string {
  const runs = literals.join('').match(/\P{ASCII}+/gu) ?? []
  const longest = runs.sort((a, b) => b.length - a.length)[0]
  if (longest === undefined)
    throw new Error(`nothing in ${literals.join(' … ')} is telling enough to look for`)
  return longest.charAt(longest.length >> 1)
}

/** Those that need no more than another one does say nothing new. */
const widest = (clues: readonly Clue[]): Clue[] => {
  const sets = clues.map((clue) => new Set(clue))
  return clues.filter((_, index) => {
    const own = sets[index] as Set<string>
    return !sets.some(
      (other, place) => [...other].every((word) => own.has(word)) && (other.size < own.size || place < index),
    )
  })
}

/** Words that logs are full of. */
const everyday = new Set(
  'android,auth,authing,code,com,config,data,get,java,json,login,message,network,not,null,public,request,sms,token,when'.split(
    ',',
  ),
)

/** The word that most clues have (`uses`), so that few are looked for at once; an everyday one only where there is no other. */
function headOf(clue: Clue, uses: (word: string) => number): string {
  const words = clue.filter(({ length }) => length >= shortest)
  const telling = words.filter((word) => !everyday.has(word))
  const choice = telling.length > 0 ? telling : words
  return choice.sort((a, b) => uses(b) - uses(a) || rarity(b) - rarity(a))[0] as string
}

/** As the sieve folds the case of letters: other bytes may become alike, too. */
const folded = (character: string): string =>
  Buffer.from(Buffer.from(character).map((byte) => byte | 0x20)).toString('latin1')

/** Letters of English from the most to the least common. */
const common = 'etaoinsrhldcumfpgwybvkxjqz'

/** How seldom three letters in a row are, by their letters alone. */
const rarity = (word: string): number => Math.max(...trigrams(word).map(scoreOf))

/** Where the rarest three letters of a word stand. */
export function rarestIn(word: Buffer): number {
  const scores = trigrams(word.toString('latin1')).map(scoreOf)
  return scores.indexOf(Math.max(...scores))
}

const trigrams = (word: string): string[] =>
  Array.from({ length: word.length - shortest + 1 }, (_, index) => word.slice(index, index + shortest))

const scoreOf = (trigram: string): number =>
  [...trigram].reduce(
    (sum, letter) => sum + (common.includes(letter) ? common.indexOf(letter) : common.length / 2),
    0,
  )
