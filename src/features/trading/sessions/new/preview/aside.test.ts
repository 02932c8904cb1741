import { expect, test } from 'vitest'
import { chooseStarts } from '../../../../../../engine/expectation/past-starts.ts'
import { outcomes } from '../../../../../../engine/replay/outcomes.ts'
import { createTape } from '../../../../../../engine/replay/tape.ts'
import { syntheticBars } from '../../../../../../engine/testing/synthetic-bars.ts'
import { quickDraft } from '../draft.ts'
import { averageOf, pathsOf } from './aside.ts'
import { figures } from './figures.ts'
import { rehearsalOf } from './rehearsal-of.ts'

const btc = { symbol: 'BTC', assetIndex: 0, maxLeverage: 40, szDecimals: 5 }
const world = {
  minimums: { budget: '10', deposit: '5', order: '10' },
  fees: { withdraw: '1', taker: '0.00045', maker: '0.00015', builder: '0.0001' },
}

function made(bars: number) {
  const draft = quickDraft({ budget: '100', profitTarget: 6, lossThreshold: 5, maxPositions: 3 })
  const planned = figures(draft, btc, world)
  if ('refusal' in planned) throw new Error(planned.refusal)
  const rehearsal = rehearsalOf(
    draft,
    planned.plan,
    { asset: btc, dailyRangePct: undefined },
    world,
    null,
  )
  return {
    rehearsal,
    tape: createTape(syntheticBars(7, bars, '15m'), rehearsal.strategy.intervals),
  }
}

test('what a preset is compared by is what its own estimate ends with', () => {
  const { rehearsal, tape } = made(4000)
  const { starts } = chooseStarts(tape, rehearsal.durationMs) ?? { starts: [] }
  expect(averageOf(rehearsal, tape)).toEqual([...outcomes(rehearsal, tape, starts)].at(-1))
})

test('paths begin at nothing won or lost, have as many moments each, and cover some time', () => {
  const { rehearsal, tape } = made(4000)
  const paths = pathsOf(rehearsal, tape)
  expect(paths?.lines).toHaveLength(24)
  expect(paths?.spanMs).toBeGreaterThanOrEqual(32 * 900_000)
  for (const line of paths?.lines ?? []) {
    expect(line).toHaveLength(33)
    expect(line[0]).toBeCloseTo(0)
  }
})

test('of too little history there is neither', () => {
  const { rehearsal, tape } = made(1_050)
  expect(averageOf(rehearsal, tape)).toBeNull()
  expect(pathsOf(rehearsal, tape)).toBeNull()
})
