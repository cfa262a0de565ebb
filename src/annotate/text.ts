/**
 * Annotations as lines of text under the line that they explain.
 *
 * Each begins with the marker, before any colour, so that `strip` and a second run know it.
 */
import { styleText } from 'node:util'
import type { Language } from '../catalogue/language.ts'
import type { Severity } from '../catalogue/record.ts'
import type { Annotation, Meaning } from './annotation.ts'
import { marker } from './marker.ts'
import { words } from './words.ts'

export interface TextStyle {
  readonly language: Language
  readonly color: boolean
}

type Style = Parameters<typeof styleText>[0]

export const severityColors: Readonly<Record<Severity, 'cyan' | 'yellow' | 'red'>> = {
  flow: 'cyan',
  warning: 'yellow',
  error: 'red',
}

/** Lines without a line end, one a meaning. */
export function textLines(annotation: Annotation, style: TextStyle): string[] {
  return annotation.meanings.map((meaning) => textLine(annotation, meaning, style))
}

function textLine({ code, evidence, meanings }: Annotation, meaning: Meaning, style: TextStyle): string {
  const say = words[style.language]
  const paint = painter(style.color)
  const { severity, description, advice, adviceBy, origin } = meaning
  const color = severityColors[severity]
  const doubt = evidence === 'certain' ? '' : paint('dim', ` (${say.evidence[evidence]})`)
  const label = paint('dim', adviceBy === 'authing' ? say.authingAdvice : say.projectAdvice)
  const parts = [
    `${paint(['bold', color], `${code}`)} ${paint(color, say.severity[severity])}${doubt}`,
    ...(meanings.length > 1 ? [origin] : []),
    // One line of parts: the sentence's own stop would only be in the way.
    description.replace(/[。.]$/, ''),
    ...(advice === '' ? [] : [`${label}${advice.replace(/\s*\n\s*/g, ' ')}`]),
  ]
  return `${marker}${parts.join(paint('dim', ' · '))}`
}

/** Colours are decided by the caller; from Node 22 on `styleText` would ask the terminal and NO_COLOR itself. */
export function painter(color: boolean): (style: Style, text: string) => string {
  return color
    ? (style, text) => (text === '' ? '' : styleText(style, text, { validateStream: false }))
    : (_, text) => text
}
