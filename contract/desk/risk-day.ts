// What the checks of a trade by hand measure an account by: enough for a form to make the same verdict while somebody types.
import * as z from 'zod/mini'
import { defineEndpoint } from '../endpoint.ts'
import { exchangeErrors } from '../errors.ts'
import { DecimalString } from '../primitives.ts'
import { desk } from './shared.ts'

export const RiskDay = z.object({
  /** USDC: what the account is worth, and what margin may take of it. */
  balance: DecimalString,
  available: DecimalString,
  open_positions: z.int(),
  /** USDC, as the UTC day began, with what was paid in since. */
  day_start_equity: DecimalString,
  /** USDC, signed: earned since the day began, over all ways to trade, open positions at the mark. */
  day_net: DecimalString,
  /** USDC, unsigned; 0 on a day that is up. */
  day_loss: DecimalString,
  daily_drawdown_percent: DecimalString,
  /** Share of the notional that a fill from the book costs, with the builder's part. */
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
