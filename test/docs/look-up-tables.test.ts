/**
 * The tables for Vector, Logstash and Splunk, as docs/codes.md and integrations/ tell of them: the columns, the files
 * that use them, and every console example. The programs themselves are not run.
 */
import { execFile } from 'node:child_process'
import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { program, runProgram } from '../run-program.ts'
import { scratchFolder } from '../scratch.ts'

const run = promisify(execFile)
const read = (name: string): string => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8')

async function columnsOf(form: string): Promise<string[]> {
  const { stdout } = await runProgram(['codes', '--export', form])
  return (stdout.toString().split('\r\n')[0] as string).split(',')
}

const words = (text: string): string[] => [...text.matchAll(/`(\w+)`/g)].map(([, word = '']) => word)
const sectionOf = (page: string, heading: string): string =>
  (page.split(`\n## ${heading}\n`)[1] ?? '').split('\n## ')[0] as string

describe('docs/codes.md', () => {
  const page = read('docs/codes.md')

  test('has the columns of the look-up tables, in their order', async () => {
    const table = sectionOf(page, 'Columns of `vector`, `logstash` and `splunk`')
    const names = [...table.matchAll(/^\| (`.*?`) \|/gm)].flatMap(([, cell = '']) => words(cell))
    expect(names).toEqual(await columnsOf('vector'))
    expect(names.map((name) => `authing_${name}`)).toEqual(await columnsOf('splunk'))
  })

  test('has the columns of csv', async () => {
    const told = words(sectionOf(page, 'Columns of `csv`'))
    const columns = await columnsOf('csv')
    expect(columns.filter((column) => !told.includes(column))).toEqual([])
  })
})

describe('what the pipelines are told', () => {
  test('Vector takes the key for an integer, and asks for it', async () => {
    const config = read('integrations/vector/authing.yaml')
    const [, column = ''] = /^ {6}(\w+): integer$/m.exec(config) ?? []
    expect(await columnsOf('vector')).toContain(column)
    expect(config).toContain(`get_enrichment_table_record("authing_codes", { "${column}": code })`)
    expect(config).toMatch(/^ {2}authing_codes:\n {4}type: file$/m)
  })

  test('Logstash knows by its name that the dictionary is JSON', () => {
    expect(read('integrations/logstash/authing.conf')).toMatch(/dictionary_path => ".*\/authing_codes\.json"/)
  })

  test('Splunk finds the lookup, its file and its key', async () => {
    const [, lookUp = '', key = ''] =
      /^LOOKUP-\w+ = (\w+) (\w+) AS \w+$/m.exec(read('integrations/splunk/authing/default/props.conf')) ?? []
    const transforms = read('integrations/splunk/authing/default/transforms.conf')
    expect(transforms).toContain(`[${lookUp}]\nfilename = authing_codes.csv\n`)
    expect(await columnsOf('splunk')).toContain(key)
  })

  test.for([
    ['vector', 'authing.yaml', 'authing_codes.csv'],
    ['logstash', 'authing.conf', 'authing_codes.json'],
    ['splunk', 'authing/default/transforms.conf', 'authing_codes.csv'],
  ])('%s: the page writes the file that the configuration reads', ([folder, config, file]) => {
    const [, written] =
      /^authing-annotate codes --export \w+ .*-o .*?([\w.]+)"?$/m.exec(
        read(`integrations/${folder}/README.md`),
      ) ?? []
    expect(written).toBe(file)
    expect(read(`integrations/${folder}/${config}`)).toContain(file)
  })
})

const pages = [
  'docs/codes.md',
  ...['vector', 'logstash', 'splunk'].map((name) => `integrations/${name}/README.md`),
]

test.for(pages)('%s shows what is printed', async (page) => {
  const folder = scratchFolder()
  const shim = join(folder, 'authing-annotate')
  writeFileSync(shim, `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`)
  chmodSync(shim, 0o755)
  const env = { ...process.env, PATH: `${folder}:${process.env['PATH']}` }
  const examples = [...read(page).matchAll(/^```console\n\$ (.*)\n([\s\S]*?)\n```$/gm)]
  expect(examples).not.toEqual([])
  for (const [, command = '', shown] of examples) {
    const { stdout } = await run('bash', ['-c', command], { cwd: folder, env })
    expect(stdout.replaceAll('\r', '').trimEnd()).toBe(shown)
  }
})
