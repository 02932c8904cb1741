// USDC that new orders may use as initial margin in one market.
import type { Address, DecimalString } from '../../contract/primitives.ts'
import type { AccountState, Exchange } from '../venue/port.ts'

/** USDC; null: the exchange does not say. */
export type Room = { buy: DecimalString; sell: DecimalString } | null

/**
 * `account` was just read. Without positions, and without resting orders by the stream, everything available can be used, and
 * the exchange is not asked. `maxAgeMs`: greatest age of the exchange's answer.
 */
export async function roomIn(
  exchange: Pick<Exchange, 'room' | 'told'>,
  { account, address }: { account: AccountState; address: Address },
  symbol: string,
  maxAgeMs = 0,
): Promise<Room> {
  const { orders } = exchange.told(address)
  if (account.positions.length === 0 && orders?.resting.length === 0) {
    return { buy: account.available, sell: account.available }
  }
  return exchange.room(address, symbol, maxAgeMs)
}
