// The account as a whole: its fills, its net positions, its sign-ins.
import * as z from 'zod/mini'
import { defineEndpoint } from '../endpoint.ts'
import { exchangeErrors, idempotencyErrors } from '../errors.ts'
import { CloseResult } from './positions.ts'

/** The result for a market's net position; the exchange keeps one net position per market. */
const AssetCloseResult = z.object({
  symbol: z.string(),
  result: CloseResult,
  message: z.optional(z.string()),
})
export type AssetCloseResult = z.infer<typeof AssetCloseResult>

export const syncFills = defineEndpoint({
  id: 'user.syncFills',
  method: 'POST',
  path: '/user/fills/sync',
  auth: 'viewer',
  scope: 'trade',
  summary: 'Read the exchange’s fills again; calling it twice counts nothing twice',
  output: z.object({
    /** Number of fills that the exchange reported. */
    synced: z.int(),
    /** Number of those that were new. */
    newFills: z.int(),
    /** Epoch milliseconds, as text: all fills up to here are booked. */
    cursor: z.string(),
  }),
  errors: [...idempotencyErrors, ...exchangeErrors],
})

export const closeAsset = defineEndpoint({
  id: 'user.closeAsset',
  method: 'POST',
  path: '/user/close-position',
  auth: 'viewer',
  scope: 'trade',
  summary: 'Close the whole net position of one market, whoever opened it',
  body: z.strictObject({ assetIndex: z.int().check(z.gte(0), z.lte(9999)) }),
  output: AssetCloseResult,
  errors: ['NOT_FOUND', 'POSITION_NOT_OPEN', ...idempotencyErrors, ...exchangeErrors],
})

export const closeAllPositions = defineEndpoint({
  id: 'user.closeAll',
  method: 'POST',
  path: '/user/close-all-positions',
  auth: 'viewer',
  scope: 'trade',
  summary: 'Close every position of the account; each result stands on its own',
  output: z.object({ results: z.array(AssetCloseResult) }),
  errors: [...idempotencyErrors, ...exchangeErrors],
})

export const signOutEverywhere = defineEndpoint({
  id: 'user.signOutEverywhere',
  method: 'POST',
  path: '/user/sign-out-everywhere',
  auth: 'viewer',
  summary: 'Revoke every token of the viewer, this one too; running sessions go on',
  output: z.object({ ok: z.literal(true) }),
  errors: [],
})
