import { toFixed } from '../../decimal.ts'
import type { Side } from '../../primitives.ts'
import type { OrderReason } from '../../reasons/order-reasons.ts'
import type { CloseReason } from '../../trading/positions.ts'
import { matchedAtOnce, priceText } from '../figures.ts'
import type { Sentences } from '../language.ts'

export const orderSentences: Sentences<OrderReason['code']> = {
  order_refused: ({ order, detail }) =>
    `The exchange refused the ${orders[order]} order: ${refusalText(detail)}`,
  order_unanswered: ({ order, detail }) =>
    `No answer about the ${orders[order]} order (${detail}); asking by its client order id`,
  order_filled: ({ order, oid, filled, size, price }) =>
    `The ${orders[order]} order ${oid} filled ${filled} of ${size} at ${priceText(price)}`,
  order_found: ({ order, oid, state }) =>
    `The exchange knows the ${orders[order]} order in doubt: ${state} (order ${oid})`,
  order_lost: ({ order, how }) => `The ${orders[order]} order in doubt ${fates[how]}`,
  leverage_refused: ({ leverage, detail }) =>
    `The exchange refused leverage ${leverage}x: ${detail}`,
  entry_failed: ({ side, detail }) =>
    `The ${side} was not opened: ${detail === null ? 'its entry did not fill' : refusalText(detail)}`,
  entry_revived: ({ side }) =>
    `An entry that was given up on has filled after all; the ${side} is open`,
  fill_opened: ({ side, size, symbol, price, fee, oid }) =>
    `${verbs[side]} ${size} ${symbol} at ${priceText(price)} (fee ${toFixed(fee, 2)} USDC, order ${oid})`,
  fill_closed: ({ side, size, symbol, price, fee, oid, closeReason }) =>
    `${verbs[side === 'long' ? 'short' : 'long']} ${size} ${symbol} at ${priceText(price)} to close ${side} (${closes[closeReason]}, fee ${toFixed(fee, 2)} USDC, order ${oid})`,
  position_closed: ({ side, symbol, closeReason, net, entryPrice, exitPrice }) =>
    `Closed ${side} ${symbol} by ${closes[closeReason]}: net ${toFixed(net, 2)} USDC (entry ${priceText(entryPrice)}, last exit ${priceText(exitPrice)})`,
  protected: ({ takeProfitPrice, stopLossPrice }) => {
    const stop = stopLossPrice === null ? null : `stop ${priceText(stopLossPrice)}`
    const target = takeProfitPrice === null ? null : `take-profit ${priceText(takeProfitPrice)}`
    const both = [target, stop].filter((level) => level !== null).join(' and ')
    const verb = target === null || stop === null ? 'rests' : 'rest'
    return `${both.charAt(0).toUpperCase()}${both.slice(1)} ${verb} on the exchange`
  },
  price_watched: () =>
    'Take-profit and stop do not both rest on the exchange; the server watches the price instead',
  stop_moves: ({ side, from, to, isBreakEven }) =>
    `Moves the stop of the ${side} from ${from === null ? 'none' : priceText(from)} to ${priceText(to)}${isBreakEven ? ', where nothing is lost' : ''}`,
  stop_moved: ({ from, to }) =>
    `The stop moved from ${from === null ? 'none' : priceText(from)} to ${priceText(to)}`,
  targets_changed: ({ side, prices }) =>
    prices.length === 0
      ? `The ${side} has no target any more`
      : `The ${side} takes profit at ${prices.map(priceText).join(', ')} now`,
  trade_placed: ({ side, symbol, size, price, leverage, stopLossPrice, risk }) => {
    const entry = price === null ? 'at the market' : `at ${priceText(price)}`
    const stop = stopLossPrice === null ? 'no stop' : `stop ${priceText(stopLossPrice)}`
    const lost = risk === null ? '' : `, ${toFixed(risk, 2)} USDC at risk`
    return `Placed by hand: ${side} ${size} ${symbol} ${entry}, ${leverage}x, ${stop}${lost}`
  },
  program_placed: ({ side, symbol, size, leverage, stopLossPrice, because }) =>
    `Placed by a program: ${side} ${size} ${symbol} at the market, ${leverage}x, ${stopLossPrice === null ? 'no stop' : `stop ${priceText(stopLossPrice)}`}${because === null ? '' : ` — ${because}`}`,
  break_even_armed: ({ side, trigger }) =>
    trigger === null
      ? `The stop of the ${side} does not move to break-even by itself`
      : `The stop of the ${side} moves to break-even once the price reaches ${priceText(trigger)}`,
  break_even_failed: ({ detail }) =>
    `The stop could not move to break-even: ${detail}; trying again`,
  entry_withdrawn: ({ side, price }) => `Cancels the entry of the ${side} at ${priceText(price)}`,
  close_signed_again: () => 'Signs the close in doubt once more, for the browser to send',
  close_refused: ({ detail }) =>
    `The exchange refuses to close a position: “${detail}”. Alura goes on trying. ` +
    'You can close it at the exchange, which ends the session, or stop the session and keep the position.',
  close_busy: () =>
    'The exchange is too busy to take the close of a position. Alura goes on trying, and opens nothing meanwhile. ' +
    'You can close it at the exchange, which ends the session.',
  close_expired: ({ detail }) =>
    `The exchange takes closes as too late: “${detail}”. Its clock and the server’s differ; Alura goes on trying. ` +
    'You can close the position at the exchange, which ends the session.',
  close_unauthorised: ({ detail }) =>
    `The exchange does not let Alura close a position: “${detail}”. Approve the agent again, and Alura closes it at once; ` +
    'or close it at the exchange, which ends the session.',
  awaits_settlement: ({ symbol }) =>
    `The exchange has delisted ${symbol} and settles what is open by itself: nothing is left to do. The session ends with it.`,
  position_left: ({ how, side, symbol, size, notional }) => {
    const worth = notional === null ? '' : `, about ${toFixed(notional, 2)} USDC`
    return how === 'dust'
      ? `The exchange does not close so little: ${size} ${symbol} ${side}${worth}, stays in your account there. ` +
          'Close it on its page with a market close, or open more of it there first; it belongs to no session any more'
      : `The exchange holds nothing of the ${side} of ${size} ${symbol}${worth}, and tells no fill of its end. ` +
          'It is taken out of the books at its entry price; look at your history there'
  },
  authority_back: () => 'Alura can trade this account again: it goes on',
  trouble: ({ detail }) =>
    detail === null
      ? 'Something went wrong inside the server; trying again'
      : `${detail}; trying again`,
}

function refusalText(detail: string): string {
  return matchedAtOnce(detail)
    ? 'the price had come to its limit before it could rest in the book; it is decided anew'
    : detail
}

const verbs: Record<Side, string> = { long: 'Bought', short: 'Sold' }

const orders = { entry: 'entry', take_profit: 'take-profit', stop_loss: 'stop', close: 'close' }

const fates = {
  never_arrived: 'never arrived at the exchange',
  recalled: 'was recalled before anybody sent it',
}

const closes: Record<CloseReason, string> = {
  take_profit: 'take-profit',
  stop_loss: 'stop',
  signal: 'signal',
  session_end: 'the end of the session',
  manual: 'hand',
  liquidated: 'liquidation',
  settled: 'settlement of the delisted market',
  deleveraged: 'the exchange’s auto-deleveraging',
  dust: 'leaving the rest at the exchange',
  unaccounted: 'the exchange, which tells nothing of it',
  unknown: 'the exchange, in a way unknown to Alura',
}
