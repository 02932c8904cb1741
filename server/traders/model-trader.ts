// What only a trader for a language model has: its markets, its caps, and the binding that the runner takes it by.
import { ServiceError } from '../../contract/errors.ts'
import type { TraderChange } from '../../contract/traders/traders.ts'
import type { PersonContext } from '../context.ts'
import { modelProgram } from '../storage/lab/executions.ts'
import type { TraderNote, TraderRow } from '../storage/traders/traders.ts'

/** Throws VALIDATION_FAILED for markets and pools that there are not, and for a cap that nothing can be held against. */
export async function requireModelTerms(
  { store, viewer, exchange }: PersonContext,
  { symbols, trigger }: TraderChange,
  after: Pick<TraderRow, 'costPerDay' | 'priceIn' | 'priceOut'>,
): Promise<void> {
  if (symbols !== undefined) {
    const listed = new Set((await exchange.assets()).map(({ symbol }) => symbol))
    const unknown = symbols.find((symbol) => !listed.has(symbol))
    if (unknown !== undefined) throw invalid('symbols', `${unknown} is no market of the exchange`)
    if (new Set(symbols).size < symbols.length) throw invalid('symbols', 'a market is named twice')
  }
  const pools = trigger?.pool_ids ?? []
  if (pools.length > 0) {
    const own = new Set((await store.signalPools.of(viewer.id)).map(({ id }) => id))
    const unknown = pools.find((id) => !own.has(id))
    if (unknown !== undefined)
      throw invalid('trigger.pool_ids', `there is no signal pool ${unknown}`)
  }
  requireCountable(after)
}

/** Throws VALIDATION_FAILED for a cap in dollars without prices. */
export function requireCountable(
  after: Pick<TraderRow, 'costPerDay' | 'priceIn' | 'priceOut'>,
): void {
  if (after.costPerDay !== null && (after.priceIn === null || after.priceOut === null)) {
    throw invalid(
      'cost_per_day',
      'needs price_in and price_out: nothing can be counted without them',
    )
  }
}

/** Throws VALIDATION_FAILED for a market that is left out while a position is open there: nobody would decide about it. */
export async function requireMarketsFree(
  { store }: Pick<PersonContext, 'store'>,
  { id, accountType, symbols }: TraderRow,
  after: Pick<TraderRow, 'symbols'>,
): Promise<void> {
  const left = new Set(symbols.filter((symbol) => !after.symbols.includes(symbol)))
  if (accountType !== 'prompt' || left.size === 0) return
  const positions = await store.bindings.positionsOfAccount(id)
  const open = positions.find(({ status, symbol }) => status !== 'closed' && left.has(symbol))
  if (open !== undefined) {
    throw invalid('symbols', `it holds a position in ${open.symbol}: close it first`)
  }
}

/** The binding of a trader for a language model; its own, so that it is bound to no program. */
export async function bindModel({ store, clock }: PersonContext, row: TraderRow): Promise<void> {
  await store.bindings.insert({
    userId: row.userId,
    programId: modelProgram,
    accountId: row.id,
    ...pace(row),
    isEnabled: true,
    params: {},
    interval: '1h',
    lastTriggerAt: null,
    nextRunAt: null,
    firing: null,
    state: '{}',
    obstacle: null,
    createdAt: clock(),
  })
}

/** After a change of the trader. A new pace begins now. */
export async function paceModel(
  { store, clock }: PersonContext,
  row: TraderRow,
  change: TraderNote,
): Promise<void> {
  if (row.accountType !== 'prompt') return
  const [binding] = await store.bindings.ofAccount(row.id)
  if (binding === undefined) return
  const isPaceNew = change.intervalSecs !== undefined || change.isScheduled !== undefined
  await store.bindings.change(binding.id, {
    ...pace(row),
    ...(isPaceNew && { nextRunAt: row.isScheduled ? clock() + row.intervalSecs * 1_000 : null }),
  })
}

/** It decides for the first time at once. Throws WALLET_MISSING, and NO_MODEL for one without a model. */
export async function startModel(ctx: PersonContext, row: TraderRow): Promise<void> {
  if (row.accountType !== 'prompt') return
  if (ctx.viewer.address === null) {
    throw new ServiceError('WALLET_MISSING', 'Trading needs a wallet: link one first')
  }
  if (row.llmModel === null) {
    throw new ServiceError(
      'NO_MODEL',
      'This trader has no model yet. Set llm_model, the name of its model',
    )
  }
  const [binding] = await ctx.store.bindings.ofAccount(row.id)
  if (binding === undefined) return
  const nextRunAt = row.isScheduled ? ctx.clock() : null
  await ctx.store.bindings.change(binding.id, { nextRunAt, firing: null, obstacle: null })
}

function pace({ poolIds, intervalSecs, isScheduled, symbols }: TraderRow) {
  return { poolIds, intervalSecs, isScheduled, symbols }
}

function invalid(path: string, message: string): ServiceError {
  return new ServiceError('VALIDATION_FAILED', `${path}: ${message}`, {
    details: [{ path, message }],
  })
}
