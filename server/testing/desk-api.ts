// People who trade by hand over HTTP, like a client written for the documents.
import { vi } from 'vitest'
import type { DeskTrade } from '../../contract/desk/trade.ts'
import { multiply } from '../../contract/decimal.ts'
import { roundPrice } from '../../engine/precision.ts'
import { type ApiWorld, type Client, approveTrading, signIn } from './worlds/api-world.ts'

/** The exact body from the documents. */
export const documentedTrade = {
  symbol: 'BTC_USDT',
  side: 'buy',
  entry_price: '50000.00',
  quantity: '0.5',
  stop_loss_price: '49000.00',
  take_profit: [
    { price: '51500.00', quantity: '0.25', order_type: 'limit' },
    { price: '53000.00', quantity: '0.25', order_type: 'limit' },
  ],
  idempotency_key: 'uuid',
}

/** The limits from the documents. */
export const documentedLimits = {
  account_risk_percent: 2.0,
  max_risk_amount: 150.0,
  max_position_size: 0.5,
  max_leverage: 5,
  daily_max_drawdown_percent: 5.0,
  max_open_positions: 5,
  require_stop_loss: true,
  min_risk_reward_ratio: 1.5,
}

export const trades = '/api/v1/trades'

/** A person with money and an agent that may trade. */
export async function newHand(world: ApiWorld, usdc = '10000'): Promise<Client> {
  const client = await signIn(world.api)
  await world.faucet(client.wallet.address, usdc)
  await approveTrading(client, world.exchangeUrl)
  return client
}

/** The price this many percent above the market's (below it when negative), rounded to the tick. */
export function priceAt({ ctx }: ApiWorld, percent: number, symbol = 'BTC'): string {
  const mark = ctx.exchange.mark(symbol)
  if (mark === null) throw new Error(`no price of ${symbol}`)
  return roundPrice(multiply(mark.mark, 1 + percent / 100), 5, 'down')
}

/** The trade as the API returns it, once the assertion holds. Runs looks meanwhile, as the background loop does. */
export function shown(
  world: ApiWorld,
  { send, user }: Client,
  id: string,
  claim: (trade: DeskTrade) => void,
): Promise<DeskTrade> {
  return vi.waitFor(
    async () => {
      await world.runner.runUser(user.id)
      const { body } = await send<DeskTrade>('GET', `${trades}/${id}`)
      claim(body)
      return body
    },
    { timeout: 30_000, interval: 50 },
  )
}
