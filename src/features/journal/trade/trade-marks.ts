// What the chart shows of a closed trade at a time: its fills so far, its levels, and how far it went.
import { t } from '@lingui/core/macro'
import { add, divide, isZero, subtract } from '../../../../contract/decimal.ts'
import type { DecimalString } from '../../../../contract/primitives.ts'
import type { ChartMarker, PriceLine } from '../../../charts/chart-data.ts'
import type { LevelSpan } from '../../../charts/time/level-spans.ts'
import { timeOfIso } from '../../../lib/time.ts'
import type { TradeDetail } from '../journal.queries.ts'

export function fillMarkers({ fills, side }: TradeDetail, at: number): ChartMarker[] {
  return fills
    .map((fill): ChartMarker => ({
      id: fill.id,
      at: timeOfIso(fill.at),
      kind: fill.kind,
      side: side === 'buy' ? 'long' : 'short',
      ...(fill.kind === 'exit' && { label: t`Exit` }),
    }))
    .filter((marker) => marker.at <= at)
}

/** Entry, the stop as it stood then, targets, and, once it has closed, its worst and best price. */
export function tradeLines(trade: TradeDetail, at: number): PriceLine[] {
  const { entry_price, closed_at, opened_at } = trade
  if (at < timeOfIso(opened_at)) return []
  const isOver = at >= timeOfIso(closed_at)
  const stop = stopAt(trade, at)
  const prices: [string, PriceLine['kind'], string, DecimalString | null][] = [
    ['entry', 'entry', t`Entry`, entry_price],
    ['stop', 'stop_loss', 'SL', stop],
    ['first-stop', 'stop_loss', t`First SL`, stop === trade.stop_loss ? null : trade.stop_loss],
    ...targetsAt(trade, at).map(
      (price, index): [string, PriceLine['kind'], string, DecimalString] => [
        `target-${index}`,
        'take_profit',
        'TP',
        price,
      ],
    ),
    ['mae', 'alert', 'MAE', isOver ? reached(trade, trade.mae) : null],
    ['mfe', 'mark', 'MFE', isOver ? reached(trade, trade.mfe) : null],
  ]
  return prices.flatMap(([id, kind, label, price]) =>
    price === null ? [] : [{ id, kind, label, price, count: 1 }],
  )
}

/** The stop's price at a time; the first one before any of them is known. */
export function stopAt({ stops, stop_loss }: TradeDetail, at: number): DecimalString | null {
  return stops.findLast((stop) => timeOfIso(stop.at) <= at)?.price ?? stop_loss
}

/** The targets that stood then, or had been reached. Where nobody noted when they were set: all of them. */
function targetsAt({ targets, target }: TradeDetail, at: number): DecimalString[] {
  const stood = targets.filter(
    ({ set_at, ended_at, status }) =>
      (set_at === null || timeOfIso(set_at) <= at) &&
      (status !== 'replaced' || (ended_at !== null && timeOfIso(ended_at) > at)),
  )
  if (targets.length > 0) return stood.map(({ price }) => price)
  return target === null ? [] : [target]
}

/** Stop and targets as they moved until then, while the trade was open. */
export function levelSpans(trade: TradeDetail, at: number): LevelSpan[] {
  const [opened, closed] = [timeOfIso(trade.opened_at), timeOfIso(trade.closed_at)]
  const end = Math.min(at, closed)
  const stops = trade.stops.map(({ price, at: set }, index): LevelSpan => {
    const next = trade.stops[index + 1]
    const until = next === undefined ? end : timeOfIso(next.at)
    return { id: 'stop', kind: 'stop_loss', price, from: timeOfIso(set), until }
  })
  const targets = trade.targets.flatMap(({ price, set_at, ended_at }, index): LevelSpan[] => {
    if (set_at === null) return []
    const until = ended_at === null ? end : timeOfIso(ended_at)
    return [{ id: `target-${index}`, kind: 'take_profit', price, from: timeOfIso(set_at), until }]
  })
  return [...stops, ...targets]
    .map((span) => ({
      ...span,
      from: Math.max(span.from, opened),
      until: Math.min(span.until, end),
    }))
    .filter(({ from, until }) => until > from)
}

/** The price at which the open result was this amount; null where that is not known. */
export function reached(
  { entry_price, quantity, side }: Pick<TradeDetail, 'entry_price' | 'quantity' | 'side'>,
  result: DecimalString | null,
): DecimalString | null {
  if (result === null || isZero(quantity)) return null
  const move = divide(result, quantity)
  return side === 'buy' ? add(entry_price, move) : subtract(entry_price, move)
}
