/** Every function that the package exports has an example in its documentation, and each prints what it says. */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const root = new URL('../../', import.meta.url)
const source = new URL('src/', root)

interface Example {
  readonly name: string
  readonly code: string
}

const examples: readonly Example[] = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .flatMap((name) => examplesIn(readFileSync(new URL(name, source), 'utf8')))

function examplesIn(text: string): Example[] {
  const documented =
    /\/\*\*((?:(?!\*\/)[\s\S])*?@example(?:(?!\*\/)[\s\S])*)\*\/\nexport (default )?(?:async )?function\*? (\w+)/g
  return [...text.matchAll(documented)].map(([, comment = '', isDefault, name = '']) => ({
    name: isDefault === undefined ? name : 'default',
    code: comment
      .slice(comment.indexOf('@example') + '@example'.length)
      .split('\n')
      .map((line) => line.replace(/^ \* ?/, ''))
      .join('\n'),
  }))
}

const ofReadmes: readonly Example[] = ['README.md', 'README.zh-CN.md'].flatMap((name) =>
  [...readFileSync(new URL(name, root), 'utf8').matchAll(/^```js\n(import [\s\S]*?)^```$/gm)].map(
    ([, code = '']) => ({
      name,
      code,
    }),
  ),
)

test('both READMEs have an example', () => {
  expect(ofReadmes.map(({ name }) => name)).toEqual(['README.md', 'README.zh-CN.md'])
})

/** What the comments behind `console.log` say is printed; `|` separates what one call prints in turn. */
const printedBy = (code: string): string[] =>
  [...code.matchAll(/console\.log\(.*\) \/\/ (.*)/g)].flatMap(([, text = '']) => text.split(' | '))

const { exports: entries } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as {
  exports: Record<string, { default: string } | string>
}
const modules = Object.entries(entries).flatMap(([name, entry]) =>
  typeof entry === 'string' ? [] : [[name, entry] as const],
)

describe.each(modules)('%s', (_, { default: path }) => {
  test('has an example for each of its functions', async () => {
    const entry = (await import(new URL(path, root).href)) as Record<string, unknown>
    const functions = Object.keys(entry).filter(
      (name) => /^[a-z]/.test(name) && typeof entry[name] === 'function',
    )
    expect(functions.length).toBeGreaterThan(0)
    const missing = functions.filter((name) => !examples.some((example) => example.name === name))
    expect(missing).toEqual([])
  })
})

test.each([...examples, ...ofReadmes])('$name prints what its example says', ({ code }) => {
  const printed = printedBy(code)
  expect(printed.length).toBeGreaterThan(0)
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-'], {
    cwd: root,
    input: code,
    encoding: 'utf8',
  })
  expect(stderr).toBe('')
  expect(stdout.trimEnd().split('\n')).toEqual(printed)
})
