/** Text as mdoc(7), the language of manual pages, wants it. */

/** Characters that groff doesn't take as they are, or takes for something else. */
const escapes: Readonly<Record<string, string>> = {
  '\\': '\\e',
  '…': '...',
  '’': '\\(cq',
  '–': '\\(en',
}

const escaped = (text: string): string =>
  text.replace(/[\\…’–]/g, (character) => escapes[character] as string)

const longest = 78

/** Lines of running text: a sentence begins a line, and none is long or taken for a macro. */
export const prose = (text: string): string[] =>
  escaped(text)
    .split(/(?<=[.!?]) (?=[\p{Lu}'])/u)
    .flatMap(wrapped)
    .map((line) => line.replace(/^(?=[.'])/, '\\&'))

function wrapped(sentence: string): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of sentence.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > longest) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}

/** An argument of a macro: in quotes, so that no word of it is taken for a macro's name, and no point for an end. */
export const argument = (text: string): string =>
  `"${escaped(text)
    .replaceAll('"', '\\(dq')
    .replace(/^(?=[^\w])/, '\\&')}"`

/** A line to be typed as it stands; its quotes and dashes are those of a shell. */
export const literal = (text: string): string =>
  escaped(text)
    .replace(/^(?=[.'])/, '\\&')
    .replaceAll("'", '\\(aq')
    .replaceAll('`', '\\(ga')
    .replaceAll('-', '\\-')
    .replaceAll('^', '\\(ha')
    .replaceAll('~', '\\(ti')
