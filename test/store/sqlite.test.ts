import { describe, expect, it, onTestFinished } from 'vitest'
import { type Connection, connect, isBusy, isFull, preferWriteAheadLog } from '../../src/store/sqlite.ts'
import { rows, scratchFile } from './sample.ts'

function connectScratch(file: string): Connection {
  const connection = connect(file, { create: true, busyTimeoutMs: 0 })
  onTestFinished(() => void connection.close())
  return connection
}

describe('preferWriteAheadLog', () => {
  it('carries on where another program is in the way, and follows when that one switches', () => {
    const file = scratchFile()
    const loser = connectScratch(file)
    loser.exec('CREATE TABLE t (x INTEGER) STRICT')
    const winner = connectScratch(file)
    winner.exec('BEGIN IMMEDIATE')
    preferWriteAheadLog(loser)
    expect(rows({ connection: loser }, 'PRAGMA journal_mode')).toEqual([['delete']])
    winner.exec('COMMIT')
    preferWriteAheadLog(winner)
    loser.exec('INSERT INTO t VALUES (1)')
    expect(rows({ connection: loser }, 'PRAGMA journal_mode')).toEqual([['wal']])
    expect(rows({ connection: winner }, 'SELECT x FROM t')).toEqual([[1]])
  })
})

describe('isBusy and isFull', () => {
  it.each([new Error('database is locked'), { code: 'SQLITE_BUSY' }, undefined])(
    'do not take %s for one',
    (error) => {
      expect([isBusy(error), isFull(error)]).toEqual([false, false])
    },
  )
})
