/** `--fail-on`: 3 where a code or severity was found; everything is printed all the same. */
import { expect, test } from 'vitest'
import { runProgram } from '../run-program.ts'

const flow = 'login code=1636\n'
const warning = 'login code=2333\n'
const error = 'login code=1000\n'
const unknown = '{"statusCode":403,"apiCode":2999123,"message":"new"}\n'
const inferred = '11-22 09:13:02.310  7432  7432 E QQ      : Auth Failed, onCancel\n'

const cases: readonly (readonly [list: string, input: string, exit: number])[] = [
  ['2333', warning, 3],
  ['2004', warning, 0],
  ['2004,2333', warning, 3],
  ['2004, 2333', warning, 3],
  ['2333', 'a line without a code\n', 0],
  ['2333', '', 0],
  ['2999123', unknown, 3],
  ['10013', inferred, 3],
  ['flow', flow, 3],
  ['warning', flow, 0],
  ['error', flow, 0],
  ['flow', warning, 3],
  ['warning', warning, 3],
  ['error', warning, 0],
  ['flow', error, 3],
  ['warning', error, 3],
  ['error', error, 3],
  ['error', unknown, 3],
  ['error,1636', flow, 3],
  ['error', flow + warning + error + flow, 3],
]

test.concurrent.each(cases)('--fail-on %j on %j: %d', async (list, input, exit) => {
  const run = await runProgram(['--lang', 'en', '--fail-on', list], { input })
  const { stdout } = await runProgram(['--lang', 'en'], { input })
  expect({ ...run, stdout: run.stdout.toString() }).toEqual({ stdout: stdout.toString(), stderr: '', exit })
})

test('what --min-evidence leaves out does not fail', async () => {
  const run = await runProgram(['--fail-on', '10013', '--min-evidence', 'likely'], { input: inferred })
  expect(run.exit).toBe(0)
})
