// Take-profits and stops live on the exchange, so that a position is guarded while this process is not there.
import { compare } from '../../contract/decimal.ts'
import type { Asset } from '../../contract/market.ts'
import type { Protection } from '../../contract/positions.ts'
import type { OrderState } from '../context.ts'
import type { NewOrder, OrderRow } from '../storage/orders.ts'
import type { PositionRow } from '../storage/positions.ts'
import type { SessionRow } from '../storage/sessions.ts'
import { type Desk, addressOf, backOff, mayRetry } from './desk.ts'
import { write } from '../ledger/journal.ts'
import { openSizeOf } from '../ledger/pnl.ts'
import { triggerLimit } from './prices.ts'
import { intend, orderFor, sendIntended } from './send-orders.ts'
import { asCloid, resultOf } from './settle-orders.ts'
import { cancelTriggers } from './triggers.ts'

const kinds = ['take_profit', 'stop_loss'] as const
const unsettled: ReadonlySet<string> = new Set(['intent', 'sent', 'unknown', 'resting'])
type TriggerKind = (typeof kinds)[number]

/** Makes sure that each open position has both its triggers resting, at its present size. */
export async function protectPositions(
  desk: Desk,
  session: SessionRow,
  asset: Asset,
  live: PositionRow[],
): Promise<void> {
  const doubtful = live.filter(
    (position) => position.status === 'open' && isDoubtful(desk, position),
  )
  if (doubtful.length === 0) return
  const resting = await desk.exchange.openOrders(await addressOf(desk, session.userId))
  for (const position of doubtful) await protect(desk, session, asset, position, resting)
}

function isDoubtful(desk: Desk, position: PositionRow): boolean {
  const seen = desk.memory.verified.get(position.id)
  if (seen === undefined || position.protection !== 'on_exchange') {
    return mayRetry(desk, `protect:${position.id}`)
  }
  const isOld = desk.clock() - seen.at >= desk.timing.protection
  return isOld || compare(seen.size, openSizeOf(position)) !== 0
}

async function protect(
  desk: Desk,
  session: SessionRow,
  asset: Asset,
  position: PositionRow,
  resting: OrderState[],
): Promise<void> {
  const rows = (await desk.store.orders.ofPosition(position.id)).filter(
    (row) => unsettled.has(row.status) || resting.some((order) => order.cloid === row.cloid),
  )
  const missing: TriggerKind[] = []
  let isWaiting = false
  for (const kind of kinds) {
    const found = await inspect(desk, session, position, rows.filter(isOf(kind)), resting)
    if (found === 'waiting') isWaiting = true
    if (found === 'missing') missing.push(kind)
  }
  const isPlaced = missing.length === 0 || (await place(desk, session, asset, position, missing))
  if (isPlaced === 'moved on') return
  await settleProtection(desk, session, position, isPlaced && !isWaiting)
}

/** Cancels triggers of the wrong size, notes those that are gone. `waiting`: the exchange has yet to say. */
async function inspect(
  desk: Desk,
  session: SessionRow,
  position: PositionRow,
  rows: OrderRow[],
  resting: OrderState[],
): Promise<'good' | 'missing' | 'waiting'> {
  let good = 0
  let isWaiting = false
  for (const row of rows) {
    const listed = resting.find((order) => order.cloid === row.cloid)
    if (listed !== undefined && row.status !== 'resting') await noteResting(desk, row, listed)
    if (listed === undefined && row.status !== 'resting') {
      isWaiting = true
      continue
    }
    const state = listed ?? (await ask(desk, session, row))
    if (state === null) continue
    if (state === 'filled') {
      isWaiting = true
      continue
    }
    if (good === 0 && compare(state.remainingSize, openSizeOf(position)) === 0) good++
    else await cancelTriggers(desk, session, [row])
  }
  if (good > 0) return 'good'
  return isWaiting ? 'waiting' : 'missing'
}

/** It rests, whatever was believed about it. */
async function noteResting(desk: Desk, row: OrderRow, { oid }: OrderState): Promise<void> {
  const updatedAt = desk.clock()
  await desk.store.orders.record(row.cloid, { status: 'resting', oid, error: null, updatedAt })
}

/** The list of open orders may lag behind. Null: gone. Filled: the fills will say more. */
async function ask(
  desk: Desk,
  session: SessionRow,
  row: OrderRow,
): Promise<OrderState | 'filled' | null> {
  const address = await addressOf(desk, session.userId)
  const state = await desk.exchange.orderByCloid(address, asCloid(row.cloid))
  if (state !== null && resultOf(state).status === 'resting') return state
  const result =
    state === null ? { status: 'canceled' as const, error: 'not on the exchange' } : resultOf(state)
  await desk.store.orders.record(row.cloid, { ...result, updatedAt: desk.clock() })
  if (result.status !== 'filled') return null
  desk.memory.synced.delete(session.userId)
  return 'filled'
}

async function place(
  desk: Desk,
  session: SessionRow,
  asset: Asset,
  position: PositionRow,
  missing: TriggerKind[],
): Promise<boolean | 'moved on'> {
  const orders = await write(desk, async (store) => {
    const intents: NewOrder[] = []
    // A trigger that fired meanwhile is missing for a good reason; another session's cycle may have booked it.
    const now = await store.positions.byId(position.id)
    const isSame = now?.status === 'open' && compare(openSizeOf(now), openSizeOf(position)) === 0
    if (!isSame) return 'moved on'
    for (const kind of missing) {
      const triggerPrice =
        kind === 'take_profit' ? position.takeProfitPrice : position.stopLossPrice
      if (triggerPrice === null) continue
      intents.push(
        orderFor(desk, position, {
          kind,
          step: await store.orders.nextStep(position.id, kind),
          size: openSizeOf(position),
          triggerPrice,
          limitPrice: triggerLimit(triggerPrice, position.side === 'short', asset.szDecimals),
        }),
      )
    }
    await intend(desk, store, intents)
    return intents
  })
  if (orders === 'moved on') return orders
  if (orders.length === 0) return true
  const outcomes = await sendIntended(desk, session, asset, orders, 'single')
  return outcomes.every(({ status }) => status === 'resting' || status === 'accepted')
}

async function settleProtection(
  desk: Desk,
  session: SessionRow,
  position: PositionRow,
  isGuarded: boolean,
): Promise<void> {
  const protection: Protection = isGuarded ? 'on_exchange' : 'watched'
  const key = `protect:${position.id}`
  if (isGuarded) {
    desk.memory.verified.set(position.id, { size: openSizeOf(position), at: desk.clock() })
    desk.memory.retryAt.delete(key)
  } else {
    desk.memory.verified.delete(position.id)
    backOff(desk, key)
  }
  if (protection === position.protection) return
  await write(desk, async (store, journal) => {
    await store.positions.change(position.id, { protection })
    await journal.log(session, {
      level: isGuarded ? 'info' : 'warn',
      kind: 'risk',
      message: isGuarded
        ? `Take-profit ${position.takeProfitPrice} and stop ${position.stopLossPrice} rest on the exchange`
        : `Take-profit and stop do not both rest on the exchange; the server watches the price instead`,
      tradeId: position.tradeId,
      positionId: position.id,
      data: { protection },
    })
    journal.changed(session, 'position.changed', position.id)
  })
}

function isOf(kind: TriggerKind): (row: OrderRow) => boolean {
  return (row) => row.kind === kind
}
