// The account's figures for the checks of a trade by hand, so that a form can make the same checks while somebody
// types.
import * as z from 'zod/mini'
import { defineEndpoint } from '../endpoint.ts'
import { exchangeErrors } from '../errors.ts'
import { DecimalString } from '../primitives.ts'
import { desk } from './shared.ts'

export const RiskDay = z.object({
  /** USDC: equity, and how much of it a trade by hand may use as margin. */
  balance: DecimalString,
  available: DecimalString,
  /** USDC kept back for running sessions: what is left of their budgets. */
  promised: DecimalString,
  open_positions: z.int(),
  /** USDC. Equity at the start of the UTC day, plus deposits since. */
  day_start_equity: DecimalString,
  /** USDC, signed: the result since the day began, over all ways to trade, open positions at the mark. */
  day_net: DecimalString,
  /** USDC, unsigned; 0 on a day with a profit. */
  day_loss: DecimalString,
  daily_drawdown_percent: DecimalString,
  /** Taker fee including the builder's fee, as a fraction of the notional. */
  taker_fee: DecimalString,
})
export type RiskDay = z.infer<typeof RiskDay>

export const getRiskDay = defineEndpoint({
  ...desk,
  id: 'risk.day',
  method: 'GET',
  path: '/api/v1/risk-config/today',
  summary: 'How the UTC day has gone, over all ways to trade, and what is available now',
  output: RiskDay,
  errors: [...exchangeErrors],
})
