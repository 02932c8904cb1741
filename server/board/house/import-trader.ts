import type { Address } from '../../../contract/primitives.ts'
import type { Context } from '../../context.ts'
import { readAddress } from '../../people/index.ts'
import { historyRows } from './history-rows.ts'
import type { HouseSource } from './source.ts'

type Deps = Pick<Context, 'store' | 'exchange' | 'newId'>

/** Imports all of a trader's past in one transaction; the user's role records it. False when it was done before. */
export async function importTrader(
  { store, exchange, newId }: Deps,
  source: HouseSource,
  listed: string,
): Promise<boolean> {
  const address: Address = readAddress(listed)
  if ((await store.users.byAddress(address))?.role === 'house') return false
  const [past, fills, funding, assets] = await Promise.all([
    source.history(listed),
    exchange.fillsSince(address, 0),
    exchange.fundingSince(address, 0),
    exchange.assets(),
  ])
  const symbols = new Map(assets.map(({ assetIndex, symbol }) => [assetIndex, symbol]))
  const { id: userId } = await store.users.ensure(newId(), address, past.since)
  const rows = historyRows({ userId, past, fills, funding, symbols })
  const cursor = Math.max(past.since, ...rows.fills.map(({ at }) => at))
  return store.transaction(async (inner) => {
    await inner.sessions.lockUser(userId)
    if ((await inner.users.byId(userId))?.role === 'house') return false
    await inner.house.enroll(userId, past.label, cursor)
    await inner.house.insertHistory(rows)
    return true
  })
}
