// One session of the past: replayed by the code behind the engine's backtest, and returned as the orders that it
// would have sent.
import { fromNumber } from '../../contract/decimal.ts'
import { exactDecider } from '../../engine/replay/exact-decider.ts'
import type { Holding } from '../../engine/replay/book.ts'
import { createLedger } from '../../engine/replay/ledger.ts'
import { fastDeciders } from '../../engine/replay/fast-decider.ts'
import { type Rehearsal, requireFit, termsOf } from '../../engine/replay/rehearsal.ts'
import {
  type Decider,
  type Replayed,
  type ReplayListener,
  replay,
} from '../../engine/replay/replay.ts'
import type { Tape } from '../../engine/replay/tape.ts'
import { toTick } from '../exchange/rules/universe.ts'
import type { MarketAsset, PastPosition } from '../types.ts'
import { fraction, idOf } from './characters.ts'

/** The exchange's and the builder's fees, as the exchange charges them. Slippage is at least half of its spread. */
export const costs = {
  takerFee: '0.00045',
  makerFee: '0.00015',
  builderFee: '0.0001',
  slippage: '0.0001',
  fundingRateHourly: '0.0000125',
}

export interface Rehearsed {
  done: Replayed
  /** In the order in which they closed. */
  positions: PastPosition[]
}

/**
 * The same decisions as `backtest()`: its quick version first, the exact one wherever floats cannot decide with
 * certainty. Prices are rounded to the exchange's tick, against the trader. `id`: the session's.
 */
export function rehearse(
  rehearsal: Rehearsal,
  tape: Tape,
  start: number,
  asset: MarketAsset,
  id: string,
): Rehearsed {
  requireFit(rehearsal, tape, start)
  const terms = termsOf(rehearsal, tape, start)
  const run = (mind: Decider, ...witnesses: ReplayListener[]): Rehearsed | null => {
    const told = storyteller(asset, id)
    const done = replay(terms, mind, both(told.witness, ...witnesses))
    return done && { done, positions: told.positions }
  }
  const quick = run(fastDeciders(rehearsal, terms).startingAt(start))
  if (quick !== null) return quick
  const ledger = createLedger(rehearsal.costs, rehearsal.plan.budgetPerPosition)
  const exact = run(exactDecider(rehearsal, tape, start, ledger), ledger)
  if (exact === null) throw new Error('an exact mind is never in doubt')
  return exact
}

function both(...witnesses: ReplayListener[]): ReplayListener {
  return {
    entered: (...told) => witnesses.forEach((witness) => witness.entered(...told)),
    left: (...told) => witnesses.forEach((witness) => witness.left(...told)),
    funded: (...told) => witnesses.forEach((witness) => witness.funded(...told)),
  }
}

const minute = 60_000
const slippage = Number(costs.slippage)

function storyteller(asset: MarketAsset, sessionId: string) {
  const positions: PastPosition[] = []
  const entries = new Map<Holding, PastPosition['entry']>()
  const onTick = (price: number): string => fromNumber(price, 6)
  const order = (holding: Holding, kind: string, isBuy: boolean, price: number, at: number) => ({
    cloid: `0x${idOf(sessionId, holding.number, kind)}` as const,
    at: momentOf(sessionId, at),
    px: toTick(price * (isBuy ? 1 + slippage : 1 - slippage), asset, isBuy ? 'up' : 'down'),
  })
  const witness: ReplayListener = {
    entered: (holding, price, at) => {
      entries.set(holding, order(holding, 'entry', holding.direction === 1, price, at))
    },
    left: (holding, price, at, reason) => {
      const entry = entries.get(holding)
      if (entry === undefined) throw new Error(`entry ${holding.number} was not told`)
      const exit = order(holding, 'exit', holding.direction === -1, price, at)
      positions.push({
        id: idOf(sessionId, holding.number),
        side: holding.direction === 1 ? 'long' : 'short',
        size: fromNumber(holding.size, asset.szDecimals),
        takeProfitPrice: onTick(holding.takeProfit),
        stopLossPrice: onTick(holding.stop),
        closeReason: reason,
        entry,
        // When a bar opens beyond a level, what it opened closes at once.
        exit: { ...exit, at: Math.max(exit.at, entry.at + 1) },
      })
    },
    funded: () => undefined,
  }
  return { positions, witness }
}

/** The replay acts exactly when a bar opens; a live session a little later. Events inside a bar keep their own time. */
export function momentOf(sessionId: string, at: number): number {
  return at % minute === 0 ? at + 400 + Math.round(2_600 * fraction(sessionId, at)) : at
}
