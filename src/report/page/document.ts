/**
 * The page's text: what esbuild made of `browser/`, with the data in blocks that no browser runs. Its policy lets this
 * one script and this one style sheet work and nothing else: no request, no frame, no code from strings.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Language } from '../../catalogue/language.ts'

export interface PageParts {
  readonly language: Language
  readonly title: string
  /** Becomes JSON. */
  readonly facts: unknown
  readonly counts: Buffer
}

const built = (name: string): string => readFileSync(new URL(`built/${name}`, import.meta.url), 'utf8')

export function pageDocument({ language, title, facts, counts }: PageParts): string {
  const [script, style] = [built('main.js'), built('page.css')]
  const parts: Readonly<Record<string, string>> = {
    policy: policyFor(script, style),
    language,
    title: title.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`),
    style,
    facts: inertJson(facts),
    counts: counts.toString('base64'),
    script,
  }
  // In one pass, so that nothing in a part is taken for the name of another.
  return built('page.html').replace(/\{\{(\w+)\}\}/g, (whole, name: string) => parts[name] ?? whole)
}

const policyFor = (script: string, style: string): string =>
  [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ')

const hashOf = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`

/**
 * JSON in which nothing ends the block or opens a comment, and in which what a text editor would obey or hide stands
 * as an escape: controls, marks of direction, separators of lines.
 */
const inertJson = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[<>&\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
