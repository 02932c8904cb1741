// What the words of trading mean here, in a sentence: for the help, and where a word is explained in place.
import { t } from '@lingui/core/macro'

export interface Term {
  word: string
  meaning: string
}

export const glossary = {
  session: {
    get word() {
      return t`Session`
    },
    get meaning() {
      return t`Trading of one market with a budget, that ends by itself: at its profit target, at its loss threshold, when its time is over, or when you end it.`
    },
  },
  budget: {
    get word() {
      return t`Budget`
    },
    get meaning() {
      return t`What a session may use of your balance as margin. Profits and losses are measured in percent of it.`
    },
  },
  profitTarget: {
    get word() {
      return t`Profit target`
    },
    get meaning() {
      return t`The net profit, after fees and funding, at which a session closes everything and ends.`
    },
  },
  lossThreshold: {
    get word() {
      return t`Loss threshold`
    },
    get meaning() {
      return t`The net loss at which a session closes everything and ends. Closing costs a little more, and in a gap of the price more than that.`
    },
  },
  position: {
    get word() {
      return t`Position`
    },
    get meaning() {
      return t`What is held after an entry: it gains or loses with the price until it is closed.`
    },
  },
  long: {
    get word() {
      return t`Long and short`
    },
    get meaning() {
      return t`A long gains when the price rises, a short when it falls.`
    },
  },
  leverage: {
    get word() {
      return t`Leverage`
    },
    get meaning() {
      return t`How many times larger than its margin a position is. At 5x, a move of 1% against you costs 5% of the margin.`
    },
  },
  margin: {
    get word() {
      return t`Margin`
    },
    get meaning() {
      return t`The part of your balance that stands behind an open position. With cross margin, the whole account does.`
    },
  },
  liquidation: {
    get word() {
      return t`Liquidation`
    },
    get meaning() {
      return t`The exchange closes positions by force when the account can no longer stand behind them. Stops are there so that it does not come to that.`
    },
  },
  stop: {
    get word() {
      return t`Stop`
    },
    get meaning() {
      return t`An order that waits at the exchange and closes a position once the price has gone too far against it. It works also while this server is down.`
    },
  },
  takeProfit: {
    get word() {
      return t`Take-profit`
    },
    get meaning() {
      return t`An order that waits at the exchange and closes a position, or a part of it, at a profit.`
    },
  },
  mark: {
    get word() {
      return t`Mark price`
    },
    get meaning() {
      return t`The price that the exchange measures profits, stops and liquidation by. A single odd trade does not move it.`
    },
  },
  fees: {
    get word() {
      return t`Fees`
    },
    get meaning() {
      return t`What the exchange takes of each order that fills, and Alura's share beside it. Both are part of every net result.`
    },
  },
  slippage: {
    get word() {
      return t`Slippage`
    },
    get meaning() {
      return t`The difference between the price that was seen and the one that was paid.`
    },
  },
  funding: {
    get word() {
      return t`Funding`
    },
    get meaning() {
      return t`Every hour one side of the market pays the other, so that the price stays near that of the coin itself. It is paid on open positions only.`
    },
  },
  net: {
    get word() {
      return t`Net`
    },
    get meaning() {
      return t`What is left after fees and funding. Results without another word are net.`
    },
  },
  drawdown: {
    get word() {
      return t`Deepest fall`
    },
    get meaning() {
      return t`The largest loss from a highest point to the lowest point after it; also called drawdown.`
    },
  },
  r: {
    get word() {
      return t`R`
    },
    get meaning() {
      return t`What a trade loses at its stop. A trade that earned twice as much as it risked made +2 R.`
    },
  },
  expectancy: {
    get word() {
      return t`Expectancy`
    },
    get meaning() {
      return t`What an average trade earned: how often it won times how much, less how often it lost times how much.`
    },
  },
  interval95: {
    get word() {
      return t`Interval`
    },
    get meaning() {
      return t`Where the true value lies with 95% probability. A wide one means that there is too little to tell.`
    },
  },
  signal: {
    get word() {
      return t`Signal`
    },
    get meaning() {
      return t`What Alura reads in the candles of a market: a score from −1, falling, to +1, rising. Sessions enter when it is strong enough.`
    },
  },
  agent: {
    get word() {
      return t`Agent`
    },
    get meaning() {
      return t`A second wallet that yours allows to trade for you. It can never withdraw, and you can take the permission back at any time.`
    },
  },
  simulated: {
    get word() {
      return t`Simulated`
    },
    get meaning() {
      return t`The market, the exchange and the money are made on this machine. Nothing real is traded.`
    },
  },
} satisfies Record<string, Term>
