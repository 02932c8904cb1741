import type * as contract from '../../../contract/endpoints.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { requireAccount } from './require-account.ts'

type Balance = typeof contract.getExchangeBalance

export const getExchangeBalance: Verb<ViewerContext, Balance> = async ({ ctx, input }) => {
  requireAccount(ctx, input.params.id)
  const { equity, available, marginUsed } = await ctx.exchange.account(ctx.viewer.address)
  return {
    account_id: ctx.viewer.id,
    currency: 'USDC',
    total: equity,
    available,
    used: marginUsed,
    fetched_at: new Date(ctx.clock()).toISOString(),
  }
}
