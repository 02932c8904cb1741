// The account as the exchange itself tells it, asked straight from the browser: its net positions, whoever opened them.
import { queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { add, sign } from '../../contract/decimal.ts'
import type { DecimalString } from '../../contract/primitives.ts'
import type { Viewer } from './client.ts'
import { ApiError } from './errors.ts'

export interface NetPosition {
  symbol: string
  /** Signed; negative is short. Base units. */
  size: DecimalString
  /** At the mark, USDC, unsigned. */
  notional: DecimalString
  unrealized: DecimalString
  liquidationPrice: DecimalString | null
  /** All of the account stands behind a cross position; an isolated one has margin of its own. */
  isCross: boolean
  /** Of the market. Half of its inverse is the maintenance margin. */
  maxLeverage: number
}

/** The exchange writes "12.0", and may one day write an exponent. */
const amount = z.pipe(
  z.string().check(z.regex(/^-?\d+(\.\d+)?$/)),
  z.transform((text) => add(text)),
)

export interface NetAccount {
  /** USDC, unrealised results included. */
  equity: DecimalString
  positions: NetPosition[]
}

const AccountState = z.object({
  marginSummary: z.object({ accountValue: amount }),
  assetPositions: z.array(
    z.object({
      position: z.object({
        coin: z.string(),
        szi: amount,
        positionValue: amount,
        unrealizedPnl: amount,
        liquidationPx: z.nullish(amount),
        leverage: z.object({ type: z.string() }),
        maxLeverage: z.number(),
      }),
    }),
  ),
})

export function netAccountQuery(viewer: Viewer, exchangeUrl: string, pollMs: number) {
  return queryOptions({
    queryKey: ['exchange', viewer.address, 'positions'],
    queryFn: ({ signal }) => readNetAccount(exchangeUrl, viewer.address, signal),
    refetchInterval: pollMs,
  })
}

async function readNetAccount(
  exchangeUrl: string,
  user: string,
  signal: AbortSignal,
): Promise<NetAccount> {
  const state = z.parse(AccountState, await askExchange(exchangeUrl, user, signal))
  const positions = state.assetPositions
    .map(({ position }) => position)
    .filter(({ szi }) => sign(szi) !== 0)
    .map((position) => ({
      symbol: position.coin,
      size: position.szi,
      notional: position.positionValue,
      unrealized: position.unrealizedPnl,
      liquidationPrice: position.liquidationPx ?? null,
      isCross: position.leverage.type === 'cross',
      maxLeverage: position.maxLeverage,
    }))
  return { equity: state.marginSummary.accountValue, positions }
}

async function askExchange(url: string, user: string, signal: AbortSignal): Promise<unknown> {
  const away = (cause: unknown) =>
    new ApiError('EXCHANGE_UNAVAILABLE', 'The exchange cannot be reached', { cause })
  const response = await fetch(`${url}/info`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ type: 'clearinghouseState', user }),
    signal,
  }).catch((error: unknown) => {
    throw signal.aborted ? error : away(error)
  })
  if (!response.ok) throw away(response.status)
  return response.json()
}
