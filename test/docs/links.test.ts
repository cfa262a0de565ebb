/** Pages beside the README lead to each other, and to files that are there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const integrations = readdirSync(new URL('../../integrations/', import.meta.url))
const pages = [
  'docs/codes.md',
  'docs/pino.md',
  'docs/sql.md',
  ...integrations.map((name) => `integrations/${name}/README.md`),
]

test.for(pages)('%s', (page) => {
  const address = new URL(`../../${page}`, import.meta.url)
  const links = [...readFileSync(address, 'utf8').matchAll(/\]\((?!https?:)([^)#]+)/g)].map(
    ([, to = '']) => to,
  )
  expect(links.length).toBeGreaterThan(0)
  expect(links.filter((to) => !existsSync(new URL(to, address)))).toEqual([])
})
