// What a trader holds, and what it held last.
import * as z from 'zod/mini'
import { IsoTime } from '../desk/shared.ts'
import { defineEndpoint } from '../endpoint.ts'
import { idOf, RowId, traderCase } from './trader-shared.ts'

export const TraderPosition = z.object({
  id: z.string(),
  account_id: RowId,
  symbol: z.string(),
  side: z.enum(['long', 'short']),
  /** Units of the coin that are open; of a closed one, that were. */
  quantity: z.number(),
  entry_price: z.number(),
  /** Null once it is closed, and while no price is known. */
  mark_price: z.nullable(z.number()),
  leverage: z.number(),
  stop: z.nullable(z.number()),
  target: z.nullable(z.number()),
  /** USDC, signed, at the mark. */
  unrealized_pnl: z.number(),
  /** USDC, signed, after fees and funding. */
  net_pnl: z.number(),
  status: z.enum(['opening', 'open', 'closing', 'closed']),
  opened_at: IsoTime,
  closed_at: z.nullable(IsoTime),
})
export type TraderPosition = z.infer<typeof TraderPosition>

export const listTraderPositions = defineEndpoint({
  ...traderCase,
  id: 'traders.positions',
  method: 'GET',
  path: '/api/account/:id/positions',
  summary: 'What it holds, then the fifty positions that closed last, newest first',
  params: idOf,
  output: z.array(TraderPosition),
  errors: ['NOT_FOUND'],
})
