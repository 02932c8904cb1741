import { InfoClient } from '@nktkas/hyperliquid'
import { beforeEach, expect, test } from 'vitest'
import { createLog } from '../../../../platform/log.ts'
import { createFindings } from '../../../ops/health/findings.ts'
import type { Findings } from '../../../ops/port.ts'
import { readsOf } from '../account-reads.ts'
import { unreadableFills } from './unreadable-fills.ts'

const user = '0x1234567890123456789012345678901234567890'
const good = {
  coin: 'BTC',
  px: '100.0',
  sz: '0.5',
  side: 'B',
  time: 1_770_000_000_000,
  startPosition: '0.0',
  dir: 'Open Long',
  closedPnl: '0.0',
  oid: 1,
  tid: 2,
  fee: '0.01',
  feeToken: 'USDC',
}
const broken = { ...good, tid: 3, time: good.time - 1_000, px: null }

let answer: unknown
let findings: Findings
let lines: string[]
let reads: ReturnType<typeof readsOf>
beforeEach(() => {
  lines = []
  const log = createLog('info', { write: (line) => void lines.push(line) })
  findings = createFindings({ log, clock: Date.now })
  const transport = { isTestnet: true, request: async () => answer as never }
  reads = readsOf(new InfoClient({ transport }), async (request, shape) => shape(await request()), {
    builder: user,
    prices: { priceThen: async () => null } as never,
    clock: Date.now,
    unreadable: unreadableFills({ findings, log }),
  })
})
const finding = () => findings.list().find(({ name }) => name === 'unreadable_fills')

test('a row that cannot be read keeps no other away, is kept in the log and is an alarm', async () => {
  answer = [good, broken, { ...broken }]
  expect((await reads.fillsSince(user, 5)).map(({ tid }) => tid)).toEqual([2])
  expect(reads.unreadableSince(user)).toBe(broken.time)
  expect(finding()).toMatchObject({ level: 'bad', value: 1 })
  expect(
    lines.filter((line) => line.includes('cannot be read') && line.includes('"row"')),
  ).toHaveLength(1)
})

test('a row without a time holds reading where it began, and all is well once it can be read', async () => {
  answer = [good, 'nonsense']
  await reads.fillsSince(user, 5)
  expect(reads.unreadableSince(user)).toBe(5)
  answer = [good, { ...broken, px: '99.0' }]
  expect(await reads.fillsSince(user, 5)).toHaveLength(2)
  expect(reads.unreadableSince(user)).toBeNull()
  expect(finding()).toMatchObject({ level: 'ok', value: 0 })
})

test('of the past the others are kept as well', async () => {
  answer = [broken, good]
  expect((await reads.pastFills(user, { from: 0, until: good.time })).items).toHaveLength(1)
  expect(lines.join()).toContain('cannot be read')
})
