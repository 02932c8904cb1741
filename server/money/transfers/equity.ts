// Equity over time. Deposits and withdrawals move the curve but do not count as profit.
import { add, isZero, subtract, zero } from '../../../contract/decimal.ts'
import type * as contract from '../../../contract/endpoints.ts'
import type { UnixMs } from '../../../contract/primitives.ts'
import type { EquityPoint } from '../../../contract/money/transfers.ts'
import type { ViewerContext } from '../../context.ts'
import { affordableAge } from '../../venue/index.ts'
import type { EquityPeriod, EquitySample } from '../../venue/port.ts'
import type { Verb } from '../../route.ts'
import type { LedgerEntryRow } from '../../storage/money/ledger-entries.ts'
import { keepShape } from '../equity/keep-shape.ts'

/**
 * The request weight of one curve, and the weight per minute that one account's curves may use. The newest point is
 * read from the account itself.
 */
const price = { weight: 20, aMinute: 10 }
const leastMs = 1_000
const dayMs = 24 * 3_600_000
const lengthMs: Record<EquityPeriod, number> = {
  '24h': dayMs,
  '7d': 7 * dayMs,
  '30d': 30 * dayMs,
  all: Number.POSITIVE_INFINITY,
}

export const listEquity: Verb<ViewerContext, typeof contract.listEquity> = async ({
  ctx,
  input: { query },
}) => {
  const { exchange, store, funds, viewer, clock } = ctx
  const [samples, account] = await Promise.all([
    exchange.equityHistory(viewer.address, query.period, affordableAge(exchange, price, leastMs)),
    exchange.account(viewer.address),
    funds.refresh(viewer.id),
  ])
  const now = clock()
  const from = Math.max(0, now - lengthMs[query.period], samples[0]?.at ?? 0)
  const entries = await store.ledgerEntries.since(viewer.id, from)
  const noted = await store.equitySamples.since(viewer.id, from)
  const past = merged(samples, noted, entries).filter(({ at }) => at <= now)
  const points = curve([...past, { at: now, equity: account.equity, pnl: null }], entries)
  const steps = entries.map(({ at, amount, kind }) => ({ at, amount: add(amount), kind }))
  return { points: readable(points), steps }
}

/** Milliseconds around a transfer in which only the exchange knows whether its equity sample includes it. */
const unsureMs = 90_000

/** The exchange's samples with our own between them, oldest first. */
export function merged(
  told: readonly EquitySample[],
  noted: readonly { at: UnixMs; equity: string }[],
  steps: readonly { at: UnixMs }[],
): EquitySample[] {
  const isSure = (at: UnixMs) => steps.every((step) => Math.abs(step.at - at) > unsureMs)
  const known = new Set(told.map(({ at }) => at))
  const own = noted.filter(({ at }) => !known.has(at) && isSure(at))
  return [...told, ...own.map(({ at, equity }) => ({ at, equity: add(equity), pnl: null }))].sort(
    (left, right) => left.at - right.at,
  )
}

const mostPoints = 1_500
const stretches = 250

/** Reduces the points to as many as a chart can show; every fall stays as deep. */
function readable(points: EquityPoint[]): EquityPoint[] {
  const [first, last] = [points[0], points.at(-1)]
  if (points.length <= mostPoints || first === undefined || last === undefined) return points
  const kept = keepShape(points, ({ pnl }) => pnl, Math.ceil((last.at - first.at) / stretches))
  return kept.at(-1) === last ? kept : [...kept, last]
}

/**
 * Where the exchange reports the profit, it is used: around a transfer only the exchange knows what its equity
 * sample includes. Elsewhere the profit is the change of equity less the deposits and withdrawals since the last
 * point.
 */
export function curve(
  samples: EquitySample[],
  steps: Pick<LedgerEntryRow, 'at' | 'amount'>[],
): EquityPoint[] {
  const points: EquityPoint[] = []
  for (const { at, equity, pnl } of samples) {
    const last = points.at(-1)
    const gained =
      last === undefined
        ? zero
        : subtract(subtract(equity, last.equity), paidBetween(steps, last.at, at))
    points.push({ at, equity, pnl: pnl ?? add(last?.pnl ?? 0, gained) })
  }
  return points.filter(({ at, equity }, index) => {
    const isDouble =
      points[index + 1]?.at === at && isZero(subtract(points[index + 1]?.equity ?? 0, equity))
    return !isDouble
  })
}

function paidBetween(
  steps: Pick<LedgerEntryRow, 'at' | 'amount'>[],
  after: UnixMs,
  until: UnixMs,
): string {
  const between = steps.filter(({ at }) => at > after && at <= until)
  return add(0, ...between.map(({ amount }) => amount))
}
