// An order that a person places for a trader of theirs: held against the same rules, budget and claim of a market as what its
// program or model decides, written down before it is sent, and once for each key.
import { cut } from '../../../contract/words/cut.ts'
import { createHash } from 'node:crypto'
import { toNumber } from '../../../contract/decimal.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { LabPlaced, PlacedOrder } from '../../../contract/live/lab-frames.ts'
import type { Context, ViewerContext } from '../../context.ts'
import type { Person, Viewer } from '../../people/port.ts'
import type { BindingRow } from '../../storage/lab/bindings.ts'
import type { ExecutionRow } from '../../storage/lab/executions.ts'
import type { TraderRow } from '../../storage/traders/traders.ts'
import { requireTrader } from '../../traders/index.ts'
import { executionsOf } from '../live/run/decisions.ts'
import { situationOf } from '../live/run/situation.ts'
import type { ProgramTrades } from '../live/trades/program-trades.ts'

const endpointId = 'ws.place_order'
const leaseMs = 60_000
/** Milliseconds after which an order without an answer counts as lost with its process. */
const staleMs = 120_000
type Order = PlacedOrder & { account_id: number }

export async function placeOrder(
  ctx: Context,
  trades: ProgramTrades,
  person: Person,
  order: Order,
  key: string,
): Promise<LabPlaced> {
  if (!person.via.scopes.has('trade')) {
    throw new ServiceError('SCOPE_MISSING', 'This sign-in may not trade: it lacks “trade”')
  }
  if (person.address === null) {
    throw new ServiceError('WALLET_MISSING', 'Your account has no wallet yet: link one first')
  }
  const viewer: Viewer = { ...person, address: person.address }
  const viewing: ViewerContext = { ...ctx, viewer }
  const trader = await requireTrader(viewing, order.account_id)
  if (trader.state !== 'active') {
    throw new ServiceError('NOT_ACTIVE', 'This trader does not run: resume it first')
  }
  const binding = await bindingFor(ctx, trader, order.symbol)
  const requestHash = hashOf(order)
  const claim = { userId: person.id, endpointId, key, requestHash }
  const now = ctx.clock()
  const held = await ctx.store.idempotency.claim(claim, now)
  if (held !== undefined) {
    if (held.requestHash !== requestHash) {
      throw new ServiceError('IDEMPOTENCY_KEY_REUSED', 'This request_id was used for another order')
    }
    if (held.status === null) throw unanswered(now - held.createdAt)
    // Written by this function.
    return held.response as LabPlaced
  }
  let placed: LabPlaced
  try {
    placed = await place(viewing, trades, { trader, binding, order })
  } catch (error) {
    // Nothing was written: what is written down is never thrown away.
    await ctx.store.idempotency.release(claim, now)
    throw error
  }
  await ctx.store.idempotency.complete(claim, now, { status: 200, response: placed })
  return placed
}

function hashOf({ account_id, symbol, side, quantity, leverage, stop, target }: Order): string {
  const terms = [account_id, symbol, side, quantity, leverage ?? 0, stop ?? 0, target ?? 0]
  return createHash('sha256').update(JSON.stringify(terms)).digest('hex')
}

/** `age`: milliseconds. */
function unanswered(age: number): ServiceError {
  return age > staleMs
    ? new ServiceError(
        'IDEMPOTENCY_INTERRUPTED',
        'The server stopped while it placed this order: see what became of it before placing another',
      )
    : new ServiceError('IDEMPOTENCY_IN_FLIGHT', 'This order is still being placed')
}

async function bindingFor(
  { store }: Pick<Context, 'store'>,
  trader: TraderRow,
  symbol: string,
): Promise<BindingRow> {
  const all = await store.bindings.ofAccount(trader.id)
  const found = all.find(({ symbols }) => symbols.includes(symbol))
  if (found !== undefined) return found
  const markets = [...new Set(all.flatMap(({ symbols }) => symbols))]
  const words =
    markets.length === 0 ? 'Nothing is bound to this trader' : `It trades ${markets.join(', ')}`
  throw new ServiceError('VALIDATION_FAILED', `${words}: it has no order in ${cut(symbol, 40)}`)
}

async function place(
  ctx: ViewerContext,
  trades: ProgramTrades,
  { trader, binding, order }: { trader: TraderRow; binding: BindingRow; order: Order },
): Promise<LabPlaced> {
  const { store, clock, newId, log } = ctx
  const owner = newId()
  if (!(await store.bindings.lease(binding.id, owner, clock(), clock() + leaseMs))) {
    throw new ServiceError('IDEMPOTENCY_IN_FLIGHT', 'The trader is deciding just now: try again')
  }
  try {
    const situation = await situationOf(ctx, binding, trader)
    const { account_id: _, order_type: __, side, ...terms } = order
    const { symbol } = terms
    const decision = { action: side, ...terms, reason: 'Placed by hand' }
    const rows = executionsOf(
      { binding, programVersion: 0, cause: 'manual', symbol, at: clock() },
      situation,
      { kind: 'done', state: '{}', decisions: [decision], logs: [], reads: [], durationMs: 0 },
    )
    const [written] = await store.executions.insert(rows)
    if (written === undefined) throw new Error('an order was not written')
    try {
      const outcome = await trades.carryOut(ctx, binding, trader, written)
      if (outcome === undefined) return view(written, order)
      await store.executions.change(written.id, outcome)
      return view({ ...written, ...outcome }, order)
    } catch (error) {
      // It stays decided: it is carried out, or noted as missed, with what programs decide.
      log.warn({ executionId: written.id, error: String(error) }, 'an order by hand waits')
      return view(written, order)
    }
  } finally {
    await store.bindings.release(binding.id, owner)
  }
}

function view(row: ExecutionRow, { side }: Order): LabPlaced {
  return {
    id: row.id,
    account_id: row.accountId,
    symbol: row.symbol,
    side,
    status: row.state,
    quantity: row.quantity === null ? null : toNumber(row.quantity),
    order_id: row.orderId,
    error: row.error,
  }
}
