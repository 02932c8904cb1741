import { absolute, add } from '../../../contract/decimal.ts'
import type * as contract from '../../../contract/endpoints.ts'
import type { JournalTradeDetail } from '../../../contract/journal/journal-trade.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import type { JournalTradeRow } from '../../storage/journal/trades.ts'
import { fillsOf } from './fills-of.ts'
import { iso, tradeView } from './trade-view.ts'
import { noSuchTrade } from './views-of.ts'

export const getJournalTrade: Verb<ViewerContext, typeof contract.getJournalTrade> = async ({
  ctx,
  input,
}) => {
  const { store, journal, viewer } = ctx
  await journal.of(viewer.id)
  const row = await store.journalTrades.byAnyId(viewer.id, input.params.id)
  if (row === undefined) throw noSuchTrade()
  const tags = await store.journalTags.ofTrades([row.id])
  const entries = await store.journalEntries.list(viewer.id, { tradeId: row.id }, firstEntries)
  return {
    ...tradeView(row, tags.get(row.id) ?? []),
    entries: entries.rows
      .map(({ id, entryType, entryDate, title }) => ({
        id,
        entry_type: entryType,
        entry_date: iso(entryDate),
        title,
      }))
      .toReversed(),
    fills: (await fillsOf(store, row)).map((fill) => ({
      id: fill.id,
      at: iso(fill.at),
      side: fill.isBuy ? 'buy' : 'sell',
      kind: fill.isEntry ? 'entry' : 'exit',
      price: add(fill.price),
      quantity: absolute(fill.size),
      fee: add(fill.fee),
    })),
    ...(await planOf(ctx, row)),
  }
}

const firstEntries = { offset: 0, limit: 100 }

/** What only live trades have. */
async function planOf(
  { store }: Pick<ViewerContext, 'store'>,
  { positionId, userId, openedAt, closedAt, symbol }: JournalTradeRow,
): Promise<Pick<JournalTradeDetail, 'stops' | 'targets' | 'funding_payments'>> {
  if (positionId === null) return { stops: [], targets: [], funding_payments: [] }
  const orders = await store.orders.ofPosition(positionId)
  const targets = await store.targets.ofPosition(positionId)
  const market = symbol.replace(/_USDT$/, '')
  const paid = await store.ledgerEntries.fundingBetween(userId, market, openedAt, closedAt)
  return {
    stops: orders.flatMap(({ kind, triggerPrice, createdAt }) =>
      kind === 'stop_loss' && triggerPrice !== null
        ? [{ at: iso(createdAt), price: add(triggerPrice) }]
        : [],
    ),
    targets: targets.map(({ price, quantity, filledQuantity, state, setAt, endedAt }) => ({
      price: add(price),
      quantity: quantity === null ? null : add(quantity),
      filled_quantity: add(filledQuantity),
      status: state === 'pending' ? 'cancelled' : state,
      set_at: setAt === null ? null : iso(setAt),
      ended_at: endedAt === null ? null : iso(endedAt),
    })),
    funding_payments: paid.map(({ at, amount }) => ({ at: iso(at), amount: add(amount) })),
  }
}
