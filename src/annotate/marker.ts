/** What every annotation line begins with, so that it can be told from the log and taken away again. */

export const marker = '↳ authing '

export const markerBytes: Buffer = Buffer.from(marker)
const annotationLine = /^↳ authing (?:\x1b\[[\d;]*m)*\d/u

export const isAnnotationLine = (text: string): boolean => annotationLine.test(text)
