// What a trader's positions came to over time.
import { add, toNumber, zero } from '../../../contract/decimal.ts'
import type { DecimalString, UnixMs } from '../../../contract/primitives.ts'
import type { Context } from '../../context.ts'
import type { PositionRow } from '../../storage/trading/positions.ts'
import type { TraderRow } from '../../storage/traders/traders.ts'
import { positionPnlOf } from '../../trading/index.ts'

export type Curve = [UnixMs, number][]

/**
 * `[time, net USDC]` after fees and funding, oldest first: a point a closed position, then now with those that are open.
 * `positions`: in the order in which they closed.
 */
export function traderCurve(
  { exchange, clock }: Pick<Context, 'exchange' | 'clock'>,
  { createdAt }: Pick<TraderRow, 'createdAt'>,
  positions: readonly PositionRow[],
): { curve: Curve; net: DecimalString } {
  const curve: Curve = [[createdAt, 0]]
  let net = zero
  for (const position of positions.filter(({ status }) => status === 'closed')) {
    net = add(net, positionPnlOf(position, null).net)
    curve.push([position.closedAt ?? createdAt, toNumber(net)])
  }
  for (const position of positions.filter(({ status }) => status !== 'closed')) {
    net = add(net, positionPnlOf(position, exchange.mark(position.symbol)?.mark ?? null).net)
  }
  curve.push([Math.max(clock(), createdAt), toNumber(net)])
  return { curve, net }
}

/** The last point of each span of so many milliseconds. */
export function curveBySpans(curve: Readonly<Curve>, spanMs: number): Curve {
  const last = new Map<number, Curve[number]>()
  for (const point of curve) last.set(Math.floor(point[0] / spanMs), point)
  return [...last.values()]
}
