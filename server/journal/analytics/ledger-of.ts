// The viewer's own account: what the exchange booked, held against the journal.
import type { Overview } from '../../../contract/journal/journal-figures.ts'
import { round } from '../../../contract/decimal.ts'
import { type JournalRow, sumOf } from '../../../engine/journal/journal-row.ts'
import { type MarketSums, checkLedger, noFills } from '../../../engine/journal/ledger-check.ts'
import type { ViewerContext } from '../../context.ts'
import { once } from '../book/once.ts'

const places = 8

/** Of trades made here, by market. */
const liveSums = once((rows) => {
  const live = rows.filter(({ source }) => source === 'live')
  const byMarket = Map.groupBy(live, ({ symbol }) => symbol.replace(/_USDT$/, ''))
  return new Map(
    [...byMarket].map(([market, own]) => [
      market,
      { net: sumOf(own), funding: sumOf(own, 'funding') },
    ]),
  )
})

export async function ledgerOf(
  { store, viewer }: Pick<ViewerContext, 'store' | 'viewer'>,
  rows: readonly JournalRow[],
): Promise<NonNullable<Overview['ledger']>> {
  const live = liveSums(rows)
  const booked = Map.groupBy(await store.ledgerSums.of(viewer.id), ({ symbol }) => symbol)
  const symbols = new Set([...live.keys(), ...booked.keys()])
  const check = checkLedger(
    [...symbols].map((symbol): MarketSums => {
      const sums = booked.get(symbol) ?? []
      const others = sums.find(({ isOurs }) => !isOurs)
      return {
        ours: sums.find(({ isOurs }) => isOurs) ?? noFills,
        others: others ?? noFills,
        funding: others?.funding ?? '0',
        journalNet: live.get(symbol)?.net ?? '0',
        journalFunding: live.get(symbol)?.funding ?? '0',
      }
    }),
  )
  return {
    ledger_sum: round(check.ledger, places),
    journal_sum: round(check.journal, places),
    open: round(check.open, places),
    outside: round(check.outside, places),
    difference: round(check.difference, places),
  }
}
