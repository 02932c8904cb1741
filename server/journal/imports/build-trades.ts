// Makes trades of everything that was read of an account. Those that the journal has stay as they are.
import { type AccountFill, marketTrips } from '../../../engine/journal/account-trips.ts'
import type { Context } from '../../context.ts'
import type { ImportRow } from '../../storage/journal/imports.ts'
import { importedTrade } from './imported-trade.ts'

type Ports = Pick<Context, 'store' | 'newId' | 'clock'>

/** The exchange whose candles are at hand. */
const here = 'hyperliquid'

export async function buildTrades(
  { store, newId, clock }: Ports,
  { id: importId, userId, accountId, exchange }: ImportRow,
): Promise<{ imported: number; skipped: number }> {
  let [imported, skipped] = [0, 0]
  if (accountId === null) return { imported, skipped }
  for (const symbol of await store.journalImports.markets(userId, accountId)) {
    const { fills, funding } = await store.journalImports.history(userId, accountId, symbol)
    const trips = marketTrips(
      fills.map(({ fillId, ...fill }): AccountFill => ({ ...fill, id: fillId })),
      funding,
    )
    const trades = trips.flatMap((trip) => {
      const origin = {
        id: newId(),
        exchange,
        accountId,
        importId,
        keyPrefix: accountId,
        excursionsDueAt: exchange === here ? clock() : null,
      }
      return importedTrade(trip, origin) ?? []
    })
    const added = await store.journalTrades.insertTrades(userId, trades)
    imported += added.length
    skipped += trades.length - added.length
  }
  return { imported, skipped }
}
