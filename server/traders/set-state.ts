import { rowIdOf } from '../../contract/traders/trader-shared.ts'
import { add, zero } from '../../contract/decimal.ts'
import type * as contract from '../../contract/endpoints.ts'
import type { PersonContext } from '../context.ts'
import type { Verb } from '../route.ts'
import { positionPnlOf } from '../trading/index.ts'
import { startModel } from './model-trader.ts'
import { requireTrader } from './require-trader.ts'
import { traderView } from './trader-view.ts'

export const pauseTrader: Verb<PersonContext, typeof contract.pauseTrader> = async ({
  ctx,
  input: { params },
}) => {
  const { id, state } = await requireTrader(ctx, rowIdOf(params.id))
  // Why it stopped itself stays to be read.
  if (state === 'active') await ctx.store.traders.change(id, { state: 'paused' })
  return traderView(ctx, await requireTrader(ctx, id))
}

/** After it has stopped itself, its losses count from here. */
export const resumeTrader: Verb<PersonContext, typeof contract.resumeTrader> = async ({
  ctx,
  input: { params },
}) => {
  const trader = await requireTrader(ctx, rowIdOf(params.id))
  const { id, state } = trader
  await startModel(ctx, trader)
  const resumed = { state: 'active', error: null } as const
  const lossesFrom = state === 'error' ? { lossesFrom: await netOf(ctx, id) } : {}
  await ctx.store.traders.change(id, { ...resumed, ...lossesFrom })
  return traderView(ctx, await requireTrader(ctx, id))
}

async function netOf({ store }: PersonContext, id: number) {
  const positions = await store.bindings.positionsOfAccount(id)
  return add(zero, ...positions.map((position) => positionPnlOf(position, null).net))
}
