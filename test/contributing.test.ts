/** What CONTRIBUTING.md names is there. */
import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const root = new URL('../', import.meta.url)
const text = readFileSync(new URL('CONTRIBUTING.md', root), 'utf8')

/** Files that are named without their folder stand beside the last one that was named with it. */
function pathsIn(markdown: string): string[] {
  let folder = ''
  return [...markdown.matchAll(/`([\w./-]+)`/g)].flatMap(([, name = '']) => {
    if (/^(?:src|test|docs|bench|fixtures|integrations)\//.test(name)) {
      folder = name.slice(0, name.lastIndexOf('/') + 1)
      return [name]
    }
    return /^[a-z-]+\.ts$/.test(name) ? [folder + name] : []
  })
}

const paths = [...new Set([...pathsIn(text), ...(text.match(/(?<=\s)test\/[\w./-]+/g) ?? [])])].filter(
  // Stands for the number that comes next.
  (path) => !path.includes('schema-N'),
)

test.each(paths)('%s', (path) => {
  expect(existsSync(new URL(path, root))).toBe(true)
})

test('scripts are those of the package', () => {
  const { scripts } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as {
    scripts: Record<string, string>
  }
  const named = [...text.matchAll(/npm (?:run )?(test|lint|accuracy|bench)\b/g)].map(([, name = '']) => name)
  expect([...new Set(named)].sort()).toEqual(['accuracy', 'bench', 'lint', 'test'])
  expect(Object.keys(scripts)).toEqual(expect.arrayContaining(named))
})
