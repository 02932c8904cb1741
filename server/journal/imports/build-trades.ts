// Makes trades of everything that was read of an account. Those that the journal has stay as they are.
import { type AccountFill, marketTrips } from '../../../engine/journal/trips/account-trips.ts'
import type { Context } from '../../context.ts'
import type { ImportRow } from '../../storage/journal/imports.ts'
import { importedTrade } from './imported-trade.ts'

type Ports = Pick<Context, 'store' | 'newId' | 'clock' | 'exchange'>

export async function buildTrades(
  { store, newId, clock, exchange: here }: Ports,
  { id: importId, userId, accountId, exchange }: ImportRow,
): Promise<{ imported: number; skipped: number }> {
  let [imported, skipped] = [0, 0]
  if (accountId === null) return { imported, skipped }
  for (const symbol of await store.journalImports.markets(userId, accountId)) {
    const { fills, funding } = await store.journalImports.history(userId, accountId, symbol)
    const trips = marketTrips(
      fills.map(({ fillId, ...fill }): AccountFill => ({ ...fill, symbol, id: fillId })),
      funding.map((payment) => ({ ...payment, symbol })),
    )
    // Candles are this exchange's, also for trades of another: prices of a coin go together.
    const isListed = here.mark(symbol.replace(/_[A-Z0-9]+$/, '')) !== null
    const trades = trips.flatMap((trip) => {
      const origin = {
        id: newId(),
        exchange,
        accountId,
        importId,
        keyPrefix: accountId,
        excursionsDueAt: isListed ? clock() : null,
      }
      return importedTrade(trip, origin) ?? []
    })
    const added = await store.journalTrades.insertTrades(userId, trades)
    imported += added.length
    skipped += trades.length - added.length
  }
  return { imported, skipped }
}
