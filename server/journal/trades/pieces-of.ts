import type { JournalTrade } from '../../../contract/journal/journal-trade.ts'
import type { ViewerContext } from '../../context.ts'
import { viewsOf } from './views-of.ts'

const tradesAtOnce = 200

export interface TradeText {
  /** Comes first; may be empty. */
  head: string
  text: (trade: JournalTrade) => string
}

/** A file of trades in the order of the ids, made as it is sent. */
export async function* piecesOf(
  ctx: Pick<ViewerContext, 'store' | 'viewer'>,
  ids: readonly string[],
  { head, text }: TradeText,
): AsyncGenerator<string, void, undefined> {
  if (head !== '') yield head
  for (let from = 0; from < ids.length; from += tradesAtOnce) {
    const trades = await viewsOf(ctx, ids.slice(from, from + tradesAtOnce))
    yield trades.map(text).join('')
  }
}
