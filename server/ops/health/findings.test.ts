import { expect, test } from 'vitest'
import { createLog } from '../../../platform/log.ts'
import { createFindings } from './findings.ts'

function make() {
  const lines: { level: string; message: string }[] = []
  let now = 1_000
  const log = createLog('debug', { write: (line) => lines.push(JSON.parse(line)) })
  const findings = createFindings({ log, clock: () => now })
  return { findings, lines, at: (ms: number) => void (now = ms) }
}

test('keeps the latest of each name, and since when it has its level', () => {
  const { findings, at } = make()
  findings.report('treasury_usdc', { level: 'warn', message: 'The treasury is low', value: 3 })
  at(2_000)
  findings.report('treasury_usdc', { level: 'warn', message: 'The treasury is low', value: 2 })
  at(3_000)
  findings.report('clock_skew_ms', { level: 'ok', message: 'The clocks agree', value: 4 })
  expect(findings.list()).toEqual([
    {
      name: 'clock_skew_ms',
      level: 'ok',
      message: 'The clocks agree',
      value: 4,
      since: 3_000,
      at: 3_000,
    },
    {
      name: 'treasury_usdc',
      level: 'warn',
      message: 'The treasury is low',
      value: 2,
      since: 1_000,
      at: 2_000,
    },
  ])
})

test('writes to the log when a level changes, and not what was well from the start', () => {
  const { findings, lines } = make()
  findings.report('a', { level: 'ok', message: 'well' })
  findings.report('a', { level: 'bad', message: 'broken' })
  findings.report('a', { level: 'bad', message: 'still broken' })
  findings.report('a', { level: 'ok', message: 'mended' })
  expect(lines.map(({ level, message }) => [level, message])).toEqual([
    ['error', 'broken'],
    ['info', 'mended'],
  ])
})

test('counts what nobody here knows, logs each text once, and keeps only so many', () => {
  const { findings, lines } = make()
  for (let n = 0; n < 50; n++) findings.unknown('fill_direction', `Kind ${n}`)
  findings.unknown('fill_direction', 'Kind 49')
  findings.unknown('order_status', 'x'.repeat(1_000))
  const [fills, statuses] = findings.unknownRows()
  expect(fills).toMatchObject({ kind: 'fill_direction', times: 51 })
  expect(fills?.texts).toHaveLength(20)
  expect(statuses?.texts[0]).toHaveLength(200)
  expect(lines).toHaveLength(51)
  const [finding] = findings.list()
  expect(finding).toMatchObject({ name: 'unknown_rows', level: 'ok', value: 52 })
  expect(finding?.message).toContain('“Kind 49”')
})
