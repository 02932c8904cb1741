// One live house trader: checks now and then, and starts a session when none runs and its pause is over. It stores
// nothing: its next step follows from the last session that the API knows, so that a start whose answer was lost is
// seen at the next turn.
import { compare } from '../../contract/decimal.ts'
import type { ApiClient } from './api-client.ts'
import { ApiRefusal } from './api-client.ts'
import { type Character, nextStart } from './characters.ts'

interface Session {
  id: string
  status: string
  startedAt: number
  endedAt: number | null
}

export interface Turn {
  character: Character
  api: ApiClient
  now: number
}

export type TurnResult = 'started' | 'trading' | 'pausing' | 'not yet known'

/** Throws what the API refuses; the next turn tries again. */
export async function takeTurn(turn: Turn): Promise<TurnResult> {
  const { api } = turn
  try {
    if (!api.isSignedIn() && (await api.signIn()).role !== 'house') {
      // The API has not imported this trader's past yet; trading now would come before it.
      api.signOut()
      return 'not yet known'
    }
    return await trade(turn)
  } catch (error) {
    if (error instanceof ApiRefusal && error.status === 401) api.signOut()
    throw error
  }
}

async function trade({ character, api, now }: Turn): Promise<TurnResult> {
  const { items } = await api.get<{ items: Session[] }>('/trading-sessions?limit=1')
  const [last] = items
  if (last !== undefined && (last.status === 'active' || last.status === 'closing'))
    return 'trading'
  const endedAt = last?.endedAt ?? last?.startedAt ?? 0
  const { symbol, at } = nextStart(character, { id: last?.id ?? '', endedAt })
  if (at > now) return 'pausing'
  const assetIndex = await indexOf(symbol, api)
  await haveFunds(character, api)
  try {
    await start(character, api, assetIndex)
  } catch (error) {
    if (!(error instanceof ApiRefusal && notAllowed.has(error.code))) throw error
    await api.allowTrading()
    await start(character, api, assetIndex)
  }
  return 'started'
}

async function indexOf(symbol: string, api: ApiClient): Promise<number> {
  const path = '/api/indicators/candles/aggregated/symbols'
  const { symbols } = await api.get<{ symbols: { symbol: string; assetIndex: number }[] }>(path)
  const asset = symbols.find((each) => each.symbol === symbol)
  if (asset === undefined) throw new Error(`there is no market ${symbol}`)
  return asset.assetIndex
}

const notAllowed = new Set(['AGENT_NOT_APPROVED', 'BUILDER_FEE_NOT_APPROVED'])

async function haveFunds({ terms }: Character, api: ApiClient): Promise<void> {
  const { account } = await api.get<{ account: { withdrawable: string } }>('/user/profile')
  if (compare(account.withdrawable, 2 * terms.budget) >= 0) return
  await api.askFaucet(String(4 * terms.budget))
}

function start({ terms }: Character, api: ApiClient, assetIndex: number) {
  const { kind, budget, ...rest } = terms
  return kind === 'quick'
    ? api.post('/trading-sessions', { ...rest, budget, assetIndex })
    : api.post('/trading-sessions/advance', { ...rest, amount: budget, assetIndex })
}
