import type * as contract from '../../../contract/endpoints.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { riskAccount } from './risk-account.ts'

export const getRiskDay: Verb<ViewerContext, typeof contract.getRiskDay> = async ({ ctx }) => {
  const { exchange, viewer } = ctx
  const account = exchange.told(viewer.address).account?.state
  const measured = await riskAccount(ctx, account ?? (await exchange.account(viewer.address)))
  return {
    balance: measured.balance,
    available: measured.available,
    promised: measured.promised,
    open_positions: measured.openPositions,
    day_start_equity: measured.dayStartEquity,
    day_net: measured.dayNet,
    day_loss: measured.dayLoss,
    daily_drawdown_percent: measured.drawdownPercent,
    taker_fee: measured.takerFee,
  }
}
