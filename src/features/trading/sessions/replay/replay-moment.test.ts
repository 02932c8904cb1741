import { expect, test } from 'vitest'
import { samplePosition } from '../../../../testing/sample-position.ts'
import { sampleSession } from '../../../../testing/sample-session.ts'
import { momentAt } from './replay-moment.ts'

const final = {
  realized: '10',
  unrealized: '0',
  fees: '0.51',
  funding: '0',
  net: '9.49',
  netPct: 9.49,
}
const session = sampleSession({ status: 'ended', endedAt: 100, pnl: final })
const position = samplePosition({
  status: 'closed',
  size: '0',
  enteredSize: '0.01',
  entryPrice: '50000',
  exitPrice: '52000',
  openedAt: 20,
  closedAt: 60,
  closeReason: 'take_profit',
  pnl: { ...final, realized: '20', net: '19.49' },
})

test('before the entry there is nothing', () => {
  expect(momentAt(session, [position], '50000', 10)).toMatchObject({
    positions: [],
    pnl: { net: '0' },
  })
})

test('between entry and exit the position stands at the price of then, with its entry fee paid', () => {
  const { pnl, positions } = momentAt(session, [position], '51000', 40)
  expect(positions[0]).toMatchObject({ status: 'open', size: '0.01', closedAt: null })
  // 0.51 × 500 ÷ (500 + 520) of the fees had been paid.
  expect(pnl).toMatchObject({ unrealized: '10', realized: '0', fees: '0.25', net: '9.75' })
})

test('after the exit the result is the position’s own, and at the end the session’s', () => {
  expect(momentAt(session, [position], '1', 60).pnl.net).toBe('19.49')
  expect(momentAt(session, [position], '1', 100).pnl).toEqual(final)
})
