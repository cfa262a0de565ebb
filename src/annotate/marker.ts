/** What every annotation begins with, so that it can be told from the log and taken away again. */

export const marker = '↳ authing '

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with ESC
const annotationLine = /^↳ authing (?:\x1b\[[\d;]*m)*\d/u

export const isAnnotationLine = (text: string): boolean => annotationLine.test(text)
