// What a binding's decisions came to at the exchange, and what the market did to its positions.
import {
  absolute,
  add,
  divide,
  isZero,
  multiply,
  negate,
  zero,
} from '../../../../contract/decimal.ts'
import type { DecimalString, UnixMs } from '../../../../contract/primitives.ts'
import type { Happening } from '../../../../engine/programs/differences.ts'
import type { Context } from '../../../context.ts'
import type { ExecutionRow } from '../../../storage/lab/executions.ts'
import type { FillRow } from '../../../storage/trading/fills.ts'
import type { OrderRow } from '../../../storage/trading/orders.ts'
import type { PositionRow } from '../../../storage/trading/positions.ts'

export interface LiveHappening extends Happening {
  /** Null: the market caused it, or somebody else. */
  executionId: number | null
}

/** An order that filled, and what it filled at. */
interface Filled {
  order: OrderRow
  fills: FillRow[]
  /** USDC of the position that ended with it. */
  funding: DecimalString
}

/** Of a binding, in a range of time. `executions`: all of it in that range, oldest first. */
export async function liveHappenings(
  { store }: Pick<Context, 'store'>,
  bindingId: number,
  executions: readonly ExecutionRow[],
  range: { from: UnixMs; to: UnixMs },
): Promise<LiveHappening[]> {
  const decisions = executions.filter(
    ({ action, state }) => action !== 'hold' && action !== 'error' && state !== 'decided',
  )
  const mandates = await store.bindings.mandatesOf(bindingId)
  const found = new Map<ExecutionRow, Filled[]>()
  const others: LiveHappening[] = []
  for (const position of await store.positions.ofMandates(mandates)) {
    if ((position.closedAt ?? Infinity) < range.from || position.openedAt > range.to) continue
    for (const filled of await filledOf(store, position)) {
      const by = decidedBy(decisions, position, filled.order)
      if (by === undefined) others.push(byMarket(position, filled))
      else found.set(by, [...(found.get(by) ?? []), filled])
    }
  }
  const own = decisions.map((execution) => happeningOf(execution, found.get(execution) ?? []))
  return [...own, ...others.filter(({ at }) => at >= range.from && at <= range.to)]
}

async function filledOf(store: Context['store'], position: PositionRow): Promise<Filled[]> {
  const fills = await store.fills.ofPosition(position.id)
  const orders = await store.orders.ofPosition(position.id)
  const lastFill = fills.toSorted((a, b) => a.at - b.at).at(-1)
  return orders.flatMap((order) => {
    const own = fills.filter(({ oid, cloid }) => cloid === order.cloid || oid === order.oid)
    if (own.length === 0) return []
    const ends = position.status === 'closed' && own.some((fill) => fill === lastFill)
    return [{ order, fills: own, funding: ends ? position.funding : zero }]
  })
}

/** The latest decision about the market before the order, where it is one that a program sends. */
function decidedBy(
  decisions: readonly ExecutionRow[],
  { symbol }: PositionRow,
  { kind, reason, createdAt }: OrderRow,
): ExecutionRow | undefined {
  if (kind !== 'entry' && (kind !== 'close' || reason !== 'signal')) return undefined
  return decisions.findLast((one) => one.symbol === symbol && one.at <= createdAt)
}

function happeningOf(execution: ExecutionRow, filled: readonly Filled[]): LiveHappening {
  const { id, at, symbol, action, price } = execution
  return {
    id: `execution-${id}`,
    executionId: id,
    at,
    symbol,
    action: action === 'buy' || action === 'sell' ? action : 'close',
    cause: 'order',
    price,
    fill: meanOf(filled.flatMap(({ fills }) => fills)),
    stopped: stoppedBy(execution),
    funding: add(zero, ...filled.map(({ funding }) => funding)),
  }
}

function stoppedBy({ state, error }: ExecutionRow): Happening['stopped'] {
  if (state === 'refused') return { why: 'refused', rule: error ?? '' }
  return state === 'failed' || state === 'missed' ? { why: state } : null
}

function byMarket({ symbol }: PositionRow, { order, fills, funding }: Filled): LiveHappening {
  const causes = {
    stop_loss: 'stop',
    take_profit: 'target',
    entry: 'order',
    close: 'order',
  } as const
  const isLiquidation = fills.some((fill) => fill.isLiquidation)
  return {
    id: `order-${order.cloid}`,
    executionId: null,
    at: fills[0]?.at ?? order.createdAt,
    symbol,
    action: 'close',
    cause: isLiquidation ? 'liquidation' : causes[order.kind],
    price: null,
    fill: meanOf(fills),
    stopped: null,
    funding,
  }
}

/** Base units signed by side, at their mean price. */
function meanOf(fills: readonly FillRow[]): Happening['fill'] {
  const size = add(zero, ...fills.map((fill) => fill.size))
  if (isZero(size)) return null
  const cost = add(zero, ...fills.map((fill) => multiply(fill.size, fill.price)))
  const bought = add(zero, ...fills.map((fill) => (fill.isBuy ? fill.size : negate(fill.size))))
  return {
    price: divide(cost, size),
    quantity: bought,
    fee: absolute(add(zero, ...fills.map(({ fee }) => fee))),
  }
}
