/** The files for Prometheus and Grafana against the tools that read them, and one scrape by the real server. */
import { appendFileSync, copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { createInstruments } from '../../src/metrics/instruments.ts'
import { needs } from '../needs.ts'
import { scratchFolder } from '../scratch.ts'
import { dashboard, filledIn, queries } from './dashboard.ts'
import { startPrometheus } from './prometheus-server.ts'
import { serve } from './scrape.ts'
import { promtool } from './tools.ts'

const folder = new URL('../../integrations/prometheus/', import.meta.url)
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8')
const patient = { timeout: 60_000 }

/** Every name that the program can serve, with its labels. */
async function served(): Promise<Map<string, readonly string[]>> {
  const instruments = createInstruments()
  const { text, ofCommits, ofStream, ofPushes, ...rest } = instruments
  const all = [
    ...Object.values(rest),
    ...Object.values(ofCommits()),
    ...Object.values(ofStream()),
    ...Object.values(ofPushes()),
  ] as unknown as {
    name: string
    labelNames: string[]
  }[]
  expect(await text()).toContain(all.at(-1)?.name)
  return new Map(all.map(({ name, labelNames }) => [name, labelNames]))
}

/** Names of ours in a PromQL expression; those of a histogram's series without their ends. */
const namesIn = (expr: string): string[] =>
  [...expr.matchAll(/(?<![:\w])(?:authing_annotate|process)_\w+/g)].map(([name]) =>
    name.replace(/_duration_seconds_(?:bucket|count|sum)$/, '_duration_seconds'),
  )

describe('with promtool', () => {
  test.for([
    ['the alerts are rules', ['check', 'rules', 'alerts.yml'], 'SUCCESS: 5 rules found'],
    ['the alerts come when they should, and only then', ['test', 'rules', 'alerts.test.yml'], 'SUCCESS'],
    ['the scrape is a configuration', ['check', 'config', 'scrape.yml'], 'SUCCESS: scrape.yml is valid'],
  ] as const)('%s', ([, args, words], context) => {
    needs(context, 'promtool')
    const finding = promtool(args, folder)
    expect(finding.words).toContain(words)
    expect(finding.right).toBe(true)
  })

  test.for([
    ['a spike is five hundred times', '5 * avg', '500 * avg'],
    ['a spike is any hit', '> 20', '> 0'],
    ['steps of a login are spikes', '{severity!="flow"}', ''],
    ['the first hits of a code are left out', 'or increase(', 'and increase('],
    [
      'a program is taken for new when it is first seen',
      'process_start_time_seconds offset',
      'process_start_time_seconds offset -',
    ],
    ['one failure is enough', 'max_over_time', 'min_over_time'],
    ['a look at a busy log is enough', 'min_over_time', 'max_over_time'],
    ['a restart of the server is news', '> 1800', '> 180'],
  ] as const)('the tests of the alerts notice where %s', ([, right, wrong], context) => {
    needs(context, 'promtool')
    const copy = scratchFolder()
    const rules = read('alerts.yml')
    expect(rules).toContain(right)
    copyFileSync(new URL('alerts.test.yml', folder), join(copy, 'alerts.test.yml'))
    writeFileSync(join(copy, 'alerts.yml'), rules.replace(right, wrong))
    const { right: passed, words } = promtool(['test', 'rules', 'alerts.test.yml'], copy)
    expect(words).toContain('FAILED')
    expect(passed).toBe(false)
  })

  test('the queries of the dashboard are PromQL', (context) => {
    needs(context, 'promtool')
    const copy = scratchFolder()
    const rules = queries.map(([, expr], at) => ({ record: `query:${at}`, expr: filledIn(expr, '5m') }))
    writeFileSync(join(copy, 'queries.yml'), JSON.stringify({ groups: [{ name: 'dashboard', rules }] }))
    const { words } = promtool(['check', 'rules', 'queries.yml'], copy)
    expect(words).toContain(`SUCCESS: ${queries.length} rules found`)
  })
})

test('alerts, dashboard and README speak of metrics that there are', async () => {
  const names = await served()
  const readme = read('README.md')
  const rows = [...readme.matchAll(/^\| `(\w+)` \| ([\w, ]*)\|/gm)].filter(([, name]) => name?.includes('_'))
  const documented = new Map(
    rows.map(([, name = '', labels = '']) => [name, labels.split(', ').map((label) => label.trim())]),
  )
  expect([...documented.keys()].toSorted()).toEqual([...names.keys()].toSorted())
  for (const [name, labels] of documented) {
    const own = names.get(name) as readonly string[]
    expect(labels.filter((label) => label !== '' && label !== 'le')).toEqual(own)
  }
  const variables = dashboard.templating.list.flatMap(({ definition = '' }) => namesIn(definition))
  const used = [...namesIn(read('alerts.yml')), ...queries.flatMap(([, expr]) => namesIn(expr)), ...variables]
  expect(used.filter((name) => !names.has(name))).toEqual([])
  // Each is shown somewhere but for those that only a rule or a person asks for.
  const unseen = [...names.keys()].filter((name) => !used.includes(name))
  // Those of a stream are for whoever has one.
  expect(unseen.filter((name) => !name.startsWith('authing_annotate_stream_'))).toEqual([
    'authing_annotate_last_commit_timestamp_seconds',
    'authing_annotate_push_backlog_rows',
    'authing_annotate_pushed_batches_total',
    'authing_annotate_push_failures_total',
    'authing_annotate_last_push_successful',
    'authing_annotate_last_push_timestamp_seconds',
  ])
})

test('a real server scrapes the program, evaluates the rules, and fills every panel', async (context) => {
  needs(context, 'prometheus')
  const scratch = scratchFolder()
  const log = join(scratch, 'app.log')
  writeFileSync(log, '')
  const run = await serve(['-f', '--db', join(scratch, 'counts.db'), log])
  const { query, health } = await startPrometheus({
    global: { scrape_interval: '200ms', evaluation_interval: '200ms' },
    scrape_configs: [
      { job_name: 'authing-annotate', static_configs: [{ targets: [new URL(run.url).host] }] },
    ],
    rule_files: [fileURLToPath(new URL('alerts.yml', folder))],
  })
  const hits = async (): Promise<number> =>
    Number((await query('sum(authing_annotate_hits_total{code="2333"})'))[0]?.value[1] ?? 0)
  const write = (count: number): void =>
    appendFileSync(log, `${new Date().toISOString()} login failed code=2333\n`.repeat(count))

  write(3)
  await expect.poll(hits, patient).toBe(3)
  write(4)
  await expect.poll(hits, patient).toBe(7)
  await expect.poll(health, patient).toEqual({
    'code:authing_annotate_hits:increase10m': 'ok',
    AuthingPushBehind: 'ok',
    AuthingCodeSpiking: 'ok',
    AuthingUnknownCode: 'ok',
    AuthingAnnotateBehind: 'ok',
  })
  const empty = async (): Promise<string[]> => {
    const answers = await Promise.all(
      queries.map(async ([title, expr]) => [title, await query(filledIn(expr, '1m'))] as const),
    )
    return answers.flatMap(([title, samples]) => (samples.length === 0 ? [title] : []))
  }
  await expect.poll(empty, patient).toEqual([])
})

describe('the dashboard', () => {
  const { __inputs, __requires, panels, templating } = dashboard

  test('asks for its data source, and for nothing else', () => {
    expect(__inputs).toMatchObject([{ name: 'DS_PROMETHEUS', pluginId: 'prometheus' }])
    const all = [...panels, ...panels.flatMap(({ targets }) => targets), ...templating.list]
    const sources = all.flatMap(({ datasource }) => (datasource === undefined ? [] : [datasource]))
    expect(new Set(sources.map((source) => JSON.stringify(source)))).toEqual(
      new Set([JSON.stringify({ type: 'prometheus', uid: `\${${__inputs[0]?.name}}` })]),
    )
    const required = __requires.filter(({ type }) => type === 'panel').map(({ id }) => id)
    expect(required.toSorted()).toEqual([...new Set(panels.map(({ type }) => type))].toSorted())
  })

  test('has its panels side by side, each with its own number and a description', () => {
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length)
    const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, cell) => `${x + (cell % w)},${y + Math.floor(cell / w)}`),
    )
    expect(new Set(cells).size).toBe(cells.length)
    expect(panels.filter(({ description }) => description === '')).toEqual([])
  })

  test('uses each of its variables', () => {
    const used = queries.flatMap(([, expr]) => [...expr.matchAll(/\$([a-z]\w*)/g)].map(([, name]) => name))
    expect([...new Set(used)].toSorted()).toEqual(templating.list.map(({ name }) => name).toSorted())
  })
})
