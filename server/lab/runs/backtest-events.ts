// The story of a backtest: its fills and the decisions that a rule refused, in the order of time.
import { toNumber } from '../../../contract/decimal.ts'
import { intervalMs } from '../../../contract/market/market.ts'
import type { ProgramFill } from '../../../engine/programs/account.ts'
import type { OrderRefusal } from '../../../engine/programs/orders.ts'
import type { NamedBars } from '../../../sandbox/data/given-candles.ts'
import type { BacktestResult, DecisionMade } from '../../../sandbox/backtest/run.ts'
import type { BacktestEvent, BacktestTerms } from '../../storage/lab/backtest-content.ts'

const most = 50_000

export function backtestEvents(
  terms: BacktestTerms,
  { fills, decisions, trades }: BacktestResult,
  markets: readonly NamedBars[],
): BacktestEvent[] {
  const decided = new Map<string, DecisionMade>()
  for (const made of decisions) {
    if (made.refusal === undefined) decided.set(keyOf(made.decision.symbol, made.time), made)
  }
  const books = new Map<string, Book>()
  const ended = new Map(terms.symbols.map((of) => [of, trades.filter((one) => one.symbol === of)]))
  let equity = terms.balance
  const story: BacktestEvent[] = fills.map((fill) => {
    const book = books.get(fill.symbol) ?? { quantity: 0, entry: 0 }
    books.set(fill.symbol, book)
    const quantity = toNumber(fill.quantity)
    const price = toNumber(fill.price)
    const made = fill.cause === 'order' ? decided.get(keyOf(fill.symbol, fill.at)) : undefined
    const done = booked(book, quantity, price)
    const event: BacktestEvent = {
      kind: 'fill',
      at: fill.at,
      symbol: fill.symbol,
      quantity,
      price,
      fee: toNumber(fill.fee),
      ...done,
      ...(done.part === 'entry' ? {} : fundingOf(fill)),
      cause: fill.cause,
      equityBefore: equity,
      equityAfter: fill.equity,
      ...(made === undefined ? {} : { decided: noteOf(made, markets) }),
    }
    equity = fill.equity
    return event
  })
  const refused = decisions.flatMap((made): BacktestEvent[] => {
    const { decision, refusal, time } = made
    if (refusal === undefined || decision.action === 'hold') return []
    const size = decision.action === 'close' ? 0 : decision.quantity
    const around = fills.findLast(({ at }) => at <= time)?.equity ?? terms.balance
    return [
      {
        kind: 'refused',
        at: time,
        symbol: decision.symbol,
        quantity: decision.action === 'sell' ? -size : size,
        price: closeBefore(markets, decision.symbol, time),
        fee: 0,
        pnl: null,
        cause: 'order',
        equityBefore: around,
        equityAfter: around,
        decided: noteOf(made, markets),
        error: wordsOf(refusal),
      },
    ]
  })
  return [...story, ...refused.slice(0, most)].toSorted((a, b) => a.at - b.at).slice(-most)

  /** Trades of a market end in the order of its fills. */
  function fundingOf({ symbol, at }: ProgramFill): Pick<BacktestEvent, 'funding'> {
    const [next] = ended.get(symbol) ?? []
    if (next?.closedAt !== at) return {}
    ended.get(symbol)?.shift()
    return { funding: toNumber(next.funding) }
  }
}

interface Book {
  quantity: number
  entry: number
}

const keyOf = (symbol: string, at: number) => `${at} ${symbol}`

function noteOf(
  { decision, time }: DecisionMade,
  markets: readonly NamedBars[],
): NonNullable<BacktestEvent['decided']> {
  const action = decision.action === 'hold' ? 'close' : decision.action
  const price = closeBefore(markets, decision.symbol, time)
  return { at: time, action, reason: decision.reason ?? null, price }
}

/** What a fill does to a position; the position goes on with it. */
function booked(book: Book, quantity: number, price: number): Pick<BacktestEvent, 'pnl' | 'part'> {
  const { quantity: before, entry } = book
  const after = Math.abs(before + quantity) < 1e-12 ? 0 : before + quantity
  const reduces = before !== 0 && Math.sign(before) !== Math.sign(quantity)
  book.quantity = after
  if (!reduces) {
    book.entry = (before * entry + quantity * price) / (before + quantity)
    return { pnl: null, part: 'entry' }
  }
  const turns = after !== 0 && Math.sign(after) !== Math.sign(before)
  const closed = turns ? before : -quantity
  if (turns) book.entry = price
  return { pnl: closed * (price - entry), part: turns ? 'turn' : 'exit' }
}

function closeBefore(markets: readonly NamedBars[], symbol: string, time: number): number {
  const bars = markets.find((market) => market.symbol === symbol)?.bars
  if (bars === undefined) return 0
  const width = intervalMs[bars.interval]
  let [known, end] = [0, bars.t.length]
  while (known < end) {
    const middle = (known + end) >>> 1
    if ((bars.t[middle] ?? Infinity) + width <= time) known = middle + 1
    else end = middle
  }
  return bars.c[known - 1] ?? 0
}

function wordsOf(refusal: OrderRefusal): string {
  switch (refusal.refusal) {
    case 'nothing_to_close':
      return 'There was nothing to close'
    case 'below_minimum':
      return `The order was worth ${refusal.notional} USDC; the exchange takes ${refusal.minimum} or more`
    case 'leverage_exceeded':
      return `Leverage ${refusal.leverage} is more than the market’s ${refusal.limit}`
    case 'insufficient_margin':
      return `It needed ${refusal.needed} USDC of margin; ${refusal.free} were free`
    case 'stop_on_wrong_side':
      return `The stop ${refusal.stop} was not on the losing side of ${refusal.price}`
    case 'target_on_wrong_side':
      return `The target ${refusal.target} was not on the winning side of ${refusal.price}`
  }
}
