// Rows in the venue's shapes, and what tests ask about them.
import { add } from '../../../contract/decimal.ts'
import type { EntityEvent } from '../../../contract/live/live.ts'
import type { StandInAccount } from './account.ts'
import type { StandInPerson, StandInWorld } from './stand-in-world.ts'

export const hash = (byte: string) => `0x${byte.repeat(32)}`

/** What is told to somebody whose books are thought to be wrong. */
export function alarmsOf({ server }: StandInWorld, { user }: StandInPerson): EntityEvent[] {
  const told: EntityEvent[] = []
  server.ctx.bus.subscribe((stream, data) => {
    if (stream === `user.${user.id}.notifications`) told.push(data as EntityEvent)
  })
  return told
}

/** A row, and what it did to the account's USDC. */
export function moved(
  account: StandInAccount,
  usdc: string,
  delta: object,
  more: object = {},
): void {
  account.cash = add(account.cash, usdc)
  account.ledger.push({ time: Date.now(), hash: hash('4a'), delta, ...more })
}

export function held(account: StandInAccount, coin = 'ETH', szi = '0.5'): void {
  account.positions.set(coin, { szi, entryPx: '1900.0', leverage: 10 })
}

export function fillOf(coin: string, tid: number) {
  return {
    coin,
    px: '25.0',
    sz: '2.0',
    side: 'B',
    time: Date.now(),
    startPosition: '0.0',
    dir: 'Buy',
    closedPnl: '0.0',
    hash: hash('5b'),
    oid: 77,
    crossed: true,
    fee: '0.0',
    tid: tid + 1,
    feeToken: 'USDC',
    twapId: null,
  }
}

export function fundingOf(coin: string, usdc: string) {
  const delta = { type: 'funding', coin, usdc, szi: '1.0', fundingRate: '0.0001', nSamples: null }
  return { time: Date.now(), hash: hash('00'), delta }
}
