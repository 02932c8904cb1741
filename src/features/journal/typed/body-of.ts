// A typed trade as what it was sent with: to change it, to take a change back, and to have it again.
import type { TypedTradeBody } from '../../../../contract/journal/typed-trades.ts'
import { plainText } from '../../../lib/numbers/format.ts'
import { fieldText, timeOfIso } from '../../../lib/time.ts'
import type { Trade } from '../journal.queries.ts'
import type { TypedText } from './typed-form.ts'

export function bodyOf(trade: Trade): TypedTradeBody {
  const { exchange, symbol, side, quantity, entry_price, exit_price, fees, funding } = trade
  const { opened_at, closed_at, leverage, stop_loss, target, setup_tag } = trade
  return {
    exchange,
    symbol,
    side,
    quantity,
    entry_price,
    exit_price,
    fees,
    funding,
    opened_at,
    closed_at,
    leverage,
    stop_loss,
    target,
    setup_tag,
  }
}

export function textOf(trade: Trade): TypedText {
  const perhaps = (value: string | null) => (value === null ? '' : plainText(value))
  return {
    side: trade.side === 'buy' ? 'long' : 'short',
    market: trade.symbol,
    exchange: trade.exchange === 'other' ? '' : trade.exchange,
    quantity: plainText(trade.quantity),
    entry: plainText(trade.entry_price),
    exit: plainText(trade.exit_price),
    opened: fieldText(timeOfIso(trade.opened_at)),
    closed: fieldText(timeOfIso(trade.closed_at)),
    fees: plainText(trade.fees),
    funding: plainText(trade.funding),
    leverage: trade.leverage === null ? '' : String(trade.leverage),
    stop: perhaps(trade.stop_loss),
    target: perhaps(trade.target),
    setup: trade.setup_tag ?? '',
  }
}
