import { sign, toNumber } from '../../../../contract/decimal.ts'
import type * as contract from '../../../../contract/endpoints.ts'
import { isExchangeAway } from '../../../../contract/errors.ts'
import type { ArenaTrader } from '../../../../contract/traders/arena.ts'
import type { PersonContext } from '../../../context.ts'
import type { Verb } from '../../../route.ts'
import type { TraderRow } from '../../../storage/traders/traders.ts'
import { positionPnlOf } from '../../../trading/index.ts'
import { traderCurve } from '../../following/trader-curve.ts'
import { type Choice, agreementOf } from './agreement.ts'

const hour = 3_600_000
const mostChoices = 200

export const getArena: Verb<PersonContext, typeof contract.getArena> = async ({ ctx }) => {
  const rows = await ctx.store.traders.of(ctx.viewer.id)
  const models = rows.filter(({ accountType }) => accountType === 'prompt')
  const choices = await Promise.all(
    models.map(async ({ id }) => ({ id, choices: await choicesOf(ctx, id) })),
  )
  return {
    traders: await Promise.all(rows.map((row) => arenaTrader(ctx, row))),
    agreement: agreementOf(choices),
  }
}

async function arenaTrader(ctx: PersonContext, row: TraderRow): Promise<ArenaTrader> {
  const { store } = ctx
  const positions = await store.bindings.positionsOfAccount(row.id)
  const closed = positions.filter(({ status }) => status === 'closed')
  const wins = closed.filter((position) => sign(positionPnlOf(position, null).net) > 0).length
  const { curve, net } = traderCurve(ctx, row, positions)
  const isModel = row.accountType === 'prompt'
  const spent = await store.modelDecisions.spent(row.id, 0, ctx.clock())
  return {
    id: row.id,
    name: row.name,
    account_type: row.accountType,
    model: row.llmModel,
    state: row.state,
    symbols: isModel ? row.symbols : [...new Set(positions.map(({ symbol }) => symbol))],
    curve,
    trades: closed.length,
    win_rate: closed.length === 0 ? null : wins / closed.length,
    net_pnl: toNumber(net),
    max_drawdown: deepestFall(curve),
    decisions: isModel ? await store.modelDecisions.count(row.id) : 0,
    tokens: spent.tokens,
    cost: toNumber(spent.cost),
    buy_and_hold_pct: isModel ? await holding(ctx, row) : null,
  }
}

function deepestFall(curve: readonly (readonly [number, number])[]): number {
  let [peak, deepest] = [0, 0]
  for (const [, value] of curve) {
    peak = Math.max(peak, value)
    deepest = Math.min(deepest, value - peak)
  }
  return deepest
}

/** From the open of the hour in which it was made. */
async function holding({ exchange }: PersonContext, row: TraderRow): Promise<number | null> {
  const [symbol = ''] = row.symbols
  const mark = exchange.mark(symbol)?.mark
  const from = Math.floor(row.createdAt / hour) * hour
  try {
    const [first] = await exchange.candleHistory(symbol, '1h', { from, limit: 1 })
    if (mark === undefined || first === undefined) return null
    return 100 * (toNumber(mark) / toNumber(first.o) - 1)
  } catch (error) {
    if (isExchangeAway(error)) return null
    throw error
  }
}

async function choicesOf({ store, viewer }: PersonContext, accountId: number): Promise<Choice[]> {
  const [binding] = await store.bindings.ofAccount(accountId)
  if (binding === undefined) return []
  const range = { offset: 0, limit: mostChoices }
  return store.executions.list(viewer.id, { bindingId: binding.id }, range)
}
