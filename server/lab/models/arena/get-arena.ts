import { sign, toNumber } from '../../../../contract/decimal.ts'
import type * as contract from '../../../../contract/endpoints.ts'
import type { ArenaTrader } from '../../../../contract/traders/arena.ts'
import type { PersonContext } from '../../../context.ts'
import type { Verb } from '../../../route.ts'
import type { TraderRow } from '../../../storage/traders/traders.ts'
import { positionPnlOf } from '../../../trading/index.ts'
import { traderCurve } from '../../following/trader-curve.ts'
import { type Choice, agreementOf } from './agreement.ts'
import { buyAndHold } from './buy-and-hold.ts'

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
  const held = isModel ? await buyAndHold(ctx, row) : null
  const spent = await store.modelDecisions.spent(row.id, 0, ctx.clock())
  return {
    id: row.id,
    name: row.name,
    account_type: row.accountType,
    model: row.llmModel,
    state: row.state,
    symbols: isModel ? row.symbols : [...new Set(positions.map(({ symbol }) => symbol))],
    budget: row.budget === null ? null : toNumber(row.budget),
    curve,
    trades: closed.length,
    win_rate: closed.length === 0 ? null : wins / closed.length,
    net_pnl: toNumber(net),
    max_drawdown: deepestFall(curve),
    decisions: isModel ? await store.modelDecisions.count(row.id) : 0,
    tokens: spent.tokens,
    cost: toNumber(spent.cost),
    buy_and_hold_pct: held?.pct ?? null,
    buy_and_hold_curve: held?.curve ?? null,
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

async function choicesOf({ store, viewer }: PersonContext, accountId: number): Promise<Choice[]> {
  const [binding] = await store.bindings.ofAccount(accountId)
  if (binding === undefined) return []
  const range = { offset: 0, limit: mostChoices }
  return store.executions.list(viewer.id, { bindingId: binding.id }, range)
}
