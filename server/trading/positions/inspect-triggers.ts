// Compares the trigger orders that rest on the exchange for a position with those that should.
import { compare } from '../../../contract/decimal.ts'
import type { OrderState } from '../../venue/port.ts'
import type { OrderRow } from '../../storage/trading/orders.ts'
import type { PositionRow } from '../../storage/trading/positions.ts'
import { write } from '../journal.ts'
import type { Mandate } from '../mandates/mandate.ts'
import { askForOrder } from '../orders/settle-orders.ts'
import { noteStop } from '../orders/note-stop.ts'
import type { TradingContext } from '../trading-context.ts'
import type { WantedTrigger } from './wanted-triggers.ts'

const unsettled: ReadonlySet<string> = new Set(['intent', 'unknown', 'resting'])

export interface Inspection {
  good: WantedTrigger[]
  missing: WantedTrigger[]
  /** Wanted, but the outcome of an order for it is still unknown. */
  waiting: WantedTrigger[]
  /** Orders that rest at another price or size than wanted, or in addition to one that fits. */
  stale: OrderRow[]
}

/**
 * Records which orders are gone and which rest after all; cancels nothing. `resting`: all open orders of the
 * account.
 */
export async function inspectTriggers(
  ctx: TradingContext,
  mandate: Mandate,
  position: PositionRow,
  wanted: readonly WantedTrigger[],
  resting: readonly OrderState[],
): Promise<Inspection> {
  const rows = await triggersOf(ctx, position, resting)
  const alive: { row: OrderRow; state: OrderState }[] = []
  const doubtful: OrderRow[] = []
  for (const row of rows) {
    const listed = resting.find((order) => order.cloid === row.cloid)
    if (listed !== undefined && row.status !== 'resting')
      await noteResting(ctx, mandate, row, listed)
    if (listed === undefined && row.status !== 'resting') {
      doubtful.push(row)
      continue
    }
    const state = listed ?? (await ask(ctx, mandate, row))
    if (state === 'filled') doubtful.push(row)
    else if (state !== null) alive.push({ row, state })
  }
  const found: Inspection = { good: [], missing: [], waiting: [], stale: [] }
  const used = new Set<OrderRow>()
  for (const trigger of wanted) {
    const match = alive.find(({ row, state }) => !used.has(row) && isMatch(trigger, row, state))
    if (match !== undefined) {
      used.add(match.row)
      found.good.push(trigger)
    } else if (doubtful.some(isFor(trigger))) found.waiting.push(trigger)
    else found.missing.push(trigger)
  }
  found.stale = alive.flatMap(({ row }) => (used.has(row) ? [] : [row]))
  return found
}

/** Whether exactly the wanted orders rest, according to a list that may be late: on false, look closer. */
export async function allRest(
  ctx: TradingContext,
  position: PositionRow,
  wanted: readonly WantedTrigger[],
  resting: readonly OrderState[],
): Promise<boolean> {
  const listed = (await triggersOf(ctx, position, resting)).flatMap((row) => {
    const state = resting.find((order) => order.cloid === row.cloid)
    return state === undefined ? [] : [{ row, state }]
  })
  const found = wanted.filter((trigger) =>
    listed.some(({ row, state }) => isMatch(trigger, row, state)),
  )
  return found.length === wanted.length && listed.length === wanted.length
}

/**
 * Triggers that were sent with an entry become active only once it has filled completely; until then they guard
 * nothing.
 */
async function triggersOf(
  ctx: TradingContext,
  position: PositionRow,
  resting: readonly OrderState[],
): Promise<OrderRow[]> {
  const isListed = (row: OrderRow) => resting.some((order) => order.cloid === row.cloid)
  const orders = await ctx.store.orders.ofPosition(position.id)
  const isEntryResting = orders.some((row) => row.kind === 'entry' && isListed(row))
  return orders.filter(
    (row) =>
      (row.kind === 'take_profit' || row.kind === 'stop_loss') &&
      (unsettled.has(row.status) || isListed(row)) &&
      !(isEntryResting && row.step === 0),
  )
}

function isMatch(trigger: WantedTrigger, row: OrderRow, { remainingSize }: OrderState): boolean {
  return (
    isFor(trigger)(row) &&
    (row.triggerPrice === null) === trigger.rests &&
    compare(row.triggerPrice ?? row.limitPrice, trigger.price) === 0 &&
    compare(remainingSize, trigger.size) === 0
  )
}

function isFor({ kind, targetStep }: WantedTrigger): (row: OrderRow) => boolean {
  return (row) => row.kind === kind && row.targetStep === targetStep
}

/** Records that the order rests, whatever its stored status says. */
async function noteResting(
  ctx: TradingContext,
  mandate: Mandate,
  row: OrderRow,
  { oid }: OrderState,
): Promise<void> {
  const updatedAt = ctx.clock()
  await write(ctx, async (store, journal) => {
    await noteStop(ctx, store, journal, { mandate, order: row })
    await store.orders.record(row.cloid, { status: 'resting', oid, error: null, updatedAt })
  })
}

/** Asks about one order, because the list of open orders may be late. Null: gone. Filled: its fills tell the rest. */
async function ask(
  ctx: TradingContext,
  mandate: Mandate,
  row: OrderRow,
): Promise<OrderState | 'filled' | null> {
  const { state, result } = await askForOrder(ctx, mandate, row)
  if (state !== null && result.status === 'resting') return state
  await ctx.store.orders.record(row.cloid, { ...result, updatedAt: ctx.clock() })
  if (result.status !== 'filled') return null
  ctx.memory.synced.delete(mandate.userId)
  return 'filled'
}
