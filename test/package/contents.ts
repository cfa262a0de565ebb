/** What may be in the package: every file is of one kind, and of every kind there is a file. */
import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'

export const kinds: readonly (readonly [kind: string, path: RegExp])[] = [
  ['what npm wants', /^package\.json$/],
  ['what a person reads first', /^(?:README(?:\.zh-CN)?|CHANGELOG)\.md$/],
  ['the licence', /^LICENSE$/],
  ['the program and the library', /^dist\/(?!report\/page\/built\/).+\.js$/],
  ['the HTML report', /^dist\/report\/page\/built\/(?:main\.js|page\.css|page\.html)$/],
  ['the sieve', /^dist\/sieve\/kernel\.wasm$/],
  ['types of what an entry may lead to', /^dist\/(?!(?:cli|ingest|metrics|report|sieve|store)\/).+\.d\.ts$/],
  ['what the READMEs lead to', /^docs\/[\w-]+\.md$/],
  ['what recipes copy', /^integrations\/[\w-]+\/.+$/],
  ['the manual page', /^man\/authing-annotate\.1$/],
]

export const kindsOf = (file: string): string[] =>
  kinds.filter(([, path]) => path.test(file)).map(([kind]) => kind)

/** What the modules of the source folder are compiled to, by their paths in the package. */
export const programsOf = (source: string): string[] =>
  readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !/^(?:sieve\/assembly|report\/page\/browser)\//.test(name))
    .map((name) => `dist/${name.replace(/\.ts$/, '.js')}`)

/** Files that a page in Markdown leads to, by their paths in the package. */
export const linksOf = (page: string, text: string): string[] =>
  [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, to = '']) => join(dirname(page), to))
