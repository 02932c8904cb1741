// A thousand accounts at one address of the exchange, for an hour of simulated time: what streams do not tell is asked for at
// the pace that `pace.ts` sets, by the budget that all requests share, while people trade and visitors look.
import { afterEach, expect, test, vi } from 'vitest'
import { weightBudget } from '../../venue/exchange/weight/budget.ts'
import { ownLedger } from '../../venue/exchange/weight/ledger.ts'
import { venueWeightPerMinute } from '../../venue/exchange/weight/request-weights.ts'
import { stepFor } from './pace.ts'

afterEach(() => void vi.useRealTimers())

const accounts = 1_000
/** The exchange streams ten users to an address. */
const asked = accounts - 10
const minuteMs = 60_000
const weights = { account: 2, fills: 21, protection: 20, authority: 20 } as const

test('no order of a thousand accounts finds no room in an hour, and all that is asked is within the limit', async () => {
  vi.useFakeTimers()
  const budget = weightBudget(ownLedger(Date.now), venueWeightPerMinute, Date.now)
  const spent: { at: number; weight: number }[] = []
  const refused: Record<string, number> = {}
  const late: string[] = []

  function ask(priority: Parameters<typeof budget.take>[0], weight: number): void {
    const at = Date.now()
    budget.take(priority, weight).then(
      () => {
        spent.push({ at: Date.now(), weight })
        if (Date.now() !== at && priority !== 'visitor') late.push(priority)
      },
      () => (refused[priority] = (refused[priority] ?? 0) + 1),
    )
  }

  const due: Record<string, number> = {}
  /** Asks as often as is due after another second, evenly. */
  function pace(kind: keyof typeof weights, number: number): void {
    due[kind] = (due[kind] ?? 0) + (number * 1_000) / stepFor(kind, number, venueWeightPerMinute)
    for (; due[kind] >= 1; due[kind]--) ask('account', weights[kind])
  }

  for (let second = 0; second < 3_600; second++) {
    pace('account', asked)
    pace('fills', asked)
    pace('protection', asked)
    pace('authority', accounts)
    // Thirty entries and thirty exits a minute, each after a reading of its account.
    if (second % 2 === 0) ask('protection', 2)
    if (second % 2 === 0) ask(second % 4 === 0 ? 'entry' : 'order', 1)
    // At times all of a market's people close at once.
    if (second % 600 === 599) for (let person = 0; person < 100; person++) ask('order', 1)
    ask('visitor', 40)
    await vi.advanceTimersByTimeAsync(1_000)
    const lately = spent.filter(({ at }) => at > Date.now() - minuteMs)
    spent.splice(0, spent.length - lately.length)
    expect(lately.reduce((sum, { weight }) => sum + weight, 0)).toBeLessThanOrEqual(
      venueWeightPerMinute,
    )
  }
  budget.close()
  // Visitors are turned away, orders and what they are decided by neither wait nor fail.
  expect(refused['visitor']).toBeGreaterThan(0)
  expect({ order: refused['order'], entry: refused['entry'] }).toEqual({})
  expect(refused['protection']).toBeUndefined()
  expect(late.filter((priority) => priority !== 'account')).toEqual([])
})
