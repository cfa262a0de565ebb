/** Pages beside the README lead to each other, and to files that are there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const namesIn = (folder: string): string[] => readdirSync(new URL(`../../${folder}/`, import.meta.url))
const pages = [
  ...namesIn('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
  ...namesIn('integrations').map((name) => `integrations/${name}/README.md`),
]

const linksOf = (page: URL): string[] =>
  [...readFileSync(page, 'utf8').matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, to = '']) => to)

test.for(pages)('%s', (page) => {
  const address = new URL(`../../${page}`, import.meta.url)
  expect(linksOf(address).filter((to) => !existsSync(new URL(to, address)))).toEqual([])
})

test('links are found', () => {
  expect(linksOf(new URL('../../docs/scale.md', import.meta.url))).toContain('sql.md')
})
