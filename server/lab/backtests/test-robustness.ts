import type * as contract from '../../../contract/endpoints.ts'
import type { PersonContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { backtestId } from './backtest-id.ts'
import { completedBacktest } from './owned-backtest.ts'

const orders = 1_000
/** Milliseconds. */
const limitMs = 30_000

export const testRobustness: Verb<PersonContext, typeof contract.testRobustness> = async ({
  ctx,
  input: { params },
}) => {
  const { id, terms, outcome } = await completedBacktest(ctx, params.id)
  const { nets } = outcome
  const answer = await ctx.programPool.ask(
    { kind: 'reorder', nets, balance: terms.balance, orders, seed: terms.seed },
    { owner: ctx.viewer.id, limitMs },
  )
  if (answer.kind !== 'reordered') throw new Error(`an order was answered by ${answer.kind}`)
  const { net, maxDrawdownPct, lossShare } = answer.robustness
  return {
    backtest_id: backtestId(id),
    orders,
    trades: nets.length,
    net_pnl: net,
    max_drawdown: maxDrawdownPct,
    loss_share: lossShare,
  }
}
