import { expect, test } from 'vitest'
import type { SignalValue } from '../types.ts'
import { quickStrategy, strategyByProgram } from '../sessions/presets.ts'
import { rehearsal, roughBars, usualCosts } from '../testing/rehearsals.ts'
import { backtest } from './backtest.ts'
import type { NewVoice } from './by-program.ts'
import { createRehearser } from './outcomes.ts'
import { kindOf } from './outcome-summary.ts'
import { createTape } from './tape.ts'

type Said = Pick<SignalValue, 'score'> & { closes?: true }

function said(at: number, { score, closes }: Said): SignalValue {
  return {
    interval: '5m',
    at,
    side: score === 0 ? 'flat' : score > 0 ? 'long' : 'short',
    score,
    regime: 'range',
    components: [],
    price: 0,
    why: { code: 'not_enough_history', values: {} },
    ...(closes && { closes }),
  }
}

const given = rehearsal({
  contract: { budget: '100', profitTarget: 20, lossThreshold: 15, maxPositions: 2 },
  plan: {
    leverage: 5,
    takeProfitPct: 3,
    stopLossPct: 2,
    budgetPerPosition: '50',
    notionalPerPosition: '250',
  },
  costs: usualCosts,
  strategy: { ...strategyByProgram(quickStrategy, '5m'), entrySpacingMs: 300_000 },
})

/** Buys and sells by the count of its candles, and closes when it holds for a while: a program with a memory. */
const restless: NewVoice = () => {
  let [candles, held] = [0, 0]
  return ({ markets: [market] }, at) => {
    candles++
    const quantity = market?.quantity ?? 0
    held = quantity === 0 ? 0 : held + 1
    if (held > 4) return said(at, { score: 0, closes: true })
    if (quantity !== 0 && candles % 11 === 0) return said(at, { score: quantity > 0 ? -1 : 1 })
    return said(at, { score: candles % 3 === 0 ? 1 : candles % 7 === 0 ? -1 : 0 })
  }
}

test('the quick replay makes the trades of the exact one, also where the program closes or turns', () => {
  let [trades, byProgram] = [0, 0]
  for (const seed of [1, 2, 3, 4, 5, 6]) {
    const tape = createTape(roughBars(seed, 1500), ['5m'])
    const quick = createRehearser(given, tape, restless)
    for (const start of [70, 333, 501, 900]) {
      const exact = backtest({ ...given, tape, start, program: restless })
      const { kind, durationMs, entries, refusals, netPct } = quick(start)
      expect({ kind, durationMs, entries, refusals: Object.fromEntries(refusals) }).toEqual({
        kind: kindOf({ reason: exact.endReason, entries: exact.trades.length }),
        durationMs: exact.endedAt - exact.startedAt,
        entries: exact.trades.length,
        refusals: exact.refusals,
      })
      expect(Math.abs(netPct - Number(exact.pnl.net))).toBeLessThan(1e-6)
      trades += exact.trades.length
      byProgram += exact.trades.filter(({ reason }) => reason === 'signal').length
    }
  }
  expect(trades).toBeGreaterThan(100)
  expect(byProgram).toBeGreaterThan(30)
})

test('a program is asked once for each candle, and knows what is open', () => {
  const asked: number[] = []
  const seen: number[] = []
  const tape = createTape(roughBars(9, 700), ['5m'])
  const { trades } = backtest({
    ...given,
    contract: { ...given.contract, profitTarget: 500, lossThreshold: 100 },
    tape,
    start: 100,
    program: () => (moment, at) => {
      expect(moment.time).toBe(at + 1)
      asked.push(at)
      seen.push(moment.markets[0]?.quantity ?? NaN)
      return said(at, {
        score: asked.length === 2 ? 1 : 0,
        ...(asked.length === 4 && { closes: true }),
      })
    },
  })
  expect(new Set(asked).size).toBe(asked.length)
  expect(asked).toEqual(asked.toSorted((a, b) => a - b))
  expect(asked.length).toBeGreaterThan(100)
  const [trade] = trades
  expect(trades).toHaveLength(1)
  expect(trade).toMatchObject({ side: 'long', openedAt: (asked[1] ?? NaN) + 1, reason: 'signal' })
  expect(trade?.closedAt).toBe((asked[3] ?? NaN) + 1)
  expect(seen.slice(0, 5).map((quantity) => quantity > 0)).toEqual([
    false,
    false,
    true,
    true,
    false,
  ])
})
