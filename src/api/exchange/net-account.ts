// The account as the exchange reports it, requested directly from the browser: its net positions, whoever opened
// them.
import { t } from '@lingui/core/macro'
import { type QueryClient, queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { add, sign } from '../../../contract/decimal.ts'
import type { DecimalString } from '../../../contract/primitives.ts'
import type { Viewer } from '../client.ts'
import { ApiError } from '../errors.ts'

export interface NetPosition {
  symbol: string
  /** Signed; negative is short. Base units. */
  size: DecimalString
  /** USDC, unsigned, at the mark. */
  notional: DecimalString
  unrealized: DecimalString
  liquidationPrice: DecimalString | null
  /** A cross position is backed by the whole account; an isolated one has margin of its own. */
  isCross: boolean
  /** The market's. Half of its inverse is the maintenance margin. */
  maxLeverage: number
}

/** The exchange writes "12.0", and might one day write an exponent. */
const amount = z.pipe(
  z.string().check(z.regex(/^-?\d+(\.\d+)?$/)),
  z.transform((text) => add(text)),
)

export interface NetAccount {
  /** USDC, including unrealised profit. */
  equity: DecimalString
  positions: NetPosition[]
}

/** Milliseconds for which an account's mode is cached: asking costs ten times as much as reading the account. */
const kindMs = 5 * 60_000

const Kind = z.string()

const SpotState = z.object({
  balances: z.nullish(z.array(z.object({ coin: z.string(), total: amount }))),
})

const AccountState = z.object({
  marginSummary: z.nullish(z.object({ accountValue: z.nullish(amount) })),
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
    queryFn: ({ client, signal }) =>
      readNetAccount(client, viewer.address, (type) =>
        askExchange(exchangeUrl, type, viewer.address, signal),
      ),
    refetchInterval: pollMs,
  })
}

type Ask = (type: string) => Promise<unknown>

async function readNetAccount(client: QueryClient, user: string, ask: Ask): Promise<NetAccount> {
  const state = z.parse(AccountState, await ask('clearinghouseState'))
  const equity = (await isPooled(client, user, ask))
    ? usdcOf(z.parse(SpotState, await ask('spotClearinghouseState')))
    : z.parse(amount, state.marginSummary?.accountValue)
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
  return { equity, positions }
}

/** Whether spot and perpetuals share one balance: the perpetuals' amounts then read 0. */
async function isPooled(client: QueryClient, user: string, ask: Ask): Promise<boolean> {
  const kind = await client.fetchQuery({
    queryKey: ['exchange', user, 'kind'],
    queryFn: async () => z.parse(Kind, await ask('userAbstraction')),
    staleTime: kindMs,
  })
  return kind === 'unifiedAccount' || kind === 'portfolioMargin'
}

function usdcOf({ balances }: z.infer<typeof SpotState>): DecimalString {
  return balances?.find(({ coin }) => coin === 'USDC')?.total ?? '0'
}

async function askExchange(
  url: string,
  type: string,
  user: string,
  signal: AbortSignal,
): Promise<unknown> {
  const away = (cause: unknown) =>
    new ApiError('EXCHANGE_UNAVAILABLE', t`The exchange cannot be reached`, { cause })
  const response = await fetch(`${url}/info`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ type, user }),
    signal,
  }).catch((error: unknown) => {
    throw signal.aborted ? error : away(error)
  })
  if (!response.ok) throw away(response.status)
  return response.json()
}
