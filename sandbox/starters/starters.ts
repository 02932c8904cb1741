// Programs to begin with: each is a whole strategy, short enough to be read at once.

export const starterNames = ['trend', 'reversion', 'breakout', 'grid', 'funding', 'dca'] as const
export type StarterName = (typeof starterNames)[number]

export function isStarterName(name: string): name is StarterName {
  return starterNames.some((known) => known === name)
}

const trend = `// Long while the quick average is above the slow one, with a stop below.
const fast = param('fast', 12, { min: 2, max: 60 })
const slow = param('slow', 48, { min: 10, max: 240 })
const stop = param('stop', 4, { min: 0.5, max: 15, step: 0.5 })    // % below the entry
const share = param('share', 50, { min: 5, max: 100, step: 5 })    // % of what you have

fn run(ctx) {
  const quick = ctx.indicator('ema', { period: fast })
  const calm = ctx.indicator('ema', { period: slow })
  const position = ctx.position()
  if (quick > calm && !position) {
    const quantity = (ctx.equity() * share) / 100 / ctx.price()
    const level = ctx.price() * (1 - stop / 100)
    ctx.buy(ctx.symbol, quantity, { stop: level, reason: 'the quick average is above' })
  } else if (quick < calm && position) {
    ctx.close(ctx.symbol, 1, 'the quick average is below')
  }
}
`

const reversion = `// Buys what has fallen too far, and sells when it is back at its mean.
const period = param('period', 20, { min: 5, max: 100 })
const width = param('width', 2, { min: 1, max: 4, step: 0.1 })     // deviations from the mean
const low = param('low', 32, { min: 10, max: 50 })                 // RSI below which it is cheap
const stop = param('stop', 3, { min: 0.5, max: 15, step: 0.5 })    // % below the entry

fn run(ctx) {
  const price = ctx.price()
  const band = ctx.indicator('bollinger', { period, width, line: 'lower' })
  const mean = ctx.indicator('bollinger', { period, width, line: 'middle' })
  const position = ctx.position()
  if (!position && price < band && ctx.indicator('rsi') < low) {
    const quantity = (ctx.equity() * 0.5) / price
    ctx.buy(ctx.symbol, quantity, { stop: price * (1 - stop / 100), reason: 'far below its mean' })
  } else if (position && price >= mean) {
    ctx.close(ctx.symbol, 1, 'back at its mean')
  }
}
`

const breakout = `// Buys a new high, and moves the exit up behind it.
const count = param('candles', 48, { min: 5, max: 300 })           // the high of how many candles
const wide = param('wide', 3, { min: 1, max: 8, step: 0.5 })       // usual ranges to the exit

fn run(ctx) {
  const price = ctx.price()
  const range = ctx.indicator('atr', { period: 14 })
  const past = ctx.candles(ctx.symbol, undefined, count + 1).slice(0, -1)
  if (past.length < count) return
  if (!ctx.position()) {
    const high = Math.max(...past.map((candle) => candle.h))
    if (price <= high) return
    ctx.state.exit = price - wide * range
    const quantity = (ctx.equity() * 0.5) / price
    ctx.buy(ctx.symbol, quantity, { stop: ctx.state.exit, reason: 'a new high' })
    return
  }
  ctx.state.exit = Math.max(ctx.state.exit, price - wide * range)
  if (price < ctx.state.exit) ctx.close(ctx.symbol, 1, 'fell back from its high')
}
`

const grid = `// Buys a lot for each step down, and sells one for each step up.
const step = param('step', 1, { min: 0.2, max: 5, step: 0.1 })     // % between two levels
const levels = param('levels', 8, { min: 2, max: 20 })             // lots at most

fn run(ctx) {
  const price = ctx.price()
  const state = ctx.state
  if (!ctx.position()) state.lots = 0
  if (state.anchor === undefined) state.anchor = price
  if (price <= state.anchor * (1 - step / 100) && state.lots < levels) {
    ctx.buy(ctx.symbol, (ctx.equity() * 0.8) / levels / price, { reason: 'a step down' })
    state.lots += 1
    state.anchor = price
  } else if (price >= state.anchor * (1 + step / 100)) {
    if (state.lots > 0) {
      ctx.close(ctx.symbol, 1 / state.lots, 'a step up')
      state.lots -= 1
    }
    state.anchor = price
  }
}
`

const funding = `// Collects funding: short while longs pay, but never against a rising market.
const least = param('least', 0.001, { min: 0, max: 0.02, step: 0.0005 })   // % an hour
const period = param('period', 50, { min: 10, max: 200 })
const stop = param('stop', 4, { min: 0.5, max: 15, step: 0.5 })            // % above the entry

fn run(ctx) {
  const price = ctx.price()
  const rises = price > ctx.indicator('ema', { period })
  const pays = ctx.funding() * 100 >= least
  const position = ctx.position()
  if (!position && pays && !rises) {
    const quantity = (ctx.equity() * 0.5) / price
    ctx.sell(ctx.symbol, quantity, { stop: price * (1 + stop / 100), reason: 'longs pay' })
  } else if (position && (rises || !pays)) {
    ctx.close(ctx.symbol, 1, rises ? 'the market rises' : 'longs pay too little')
  }
}
`

const dca = `// Buys a little at fixed times, takes a gain, and gives up at a stop.
const every = param('every', 12, { min: 1, max: 168 })             // hours between two buys
const part = param('part', 5, { min: 1, max: 25 })                 // % of what you have, each
const gain = param('gain', 6, { min: 1, max: 40, step: 0.5 })      // % above the mean entry
const stop = param('stop', 8, { min: 1, max: 40, step: 0.5 })      // % below the mean entry

fn run(ctx) {
  const price = ctx.price()
  const position = ctx.position()
  const entry = position ? position.entryPrice : price
  if (position && price >= entry * (1 + gain / 100)) {
    ctx.close(ctx.symbol, 1, 'enough gained')
  } else if (ctx.time >= (ctx.state.next ?? 0)) {
    ctx.state.next = ctx.time + every * 3600000
    const quantity = (ctx.equity() * part) / 100 / price
    if (quantity * price > ctx.balance()) return
    ctx.buy(ctx.symbol, quantity, { stop: entry * (1 - stop / 100), reason: 'its time has come' })
  }
}
`

/** By name, in the person's language of programs. */
export const starters: Readonly<Record<StarterName, string>> = {
  trend,
  reversion,
  breakout,
  grid,
  funding,
  dca,
}

/** Where a program of one's own begins. */
export const blankProgram = `// Runs each time a candle closes. ctx is all that it knows.
fn run(ctx) {
  const price = ctx.price()
  const mean = ctx.indicator('sma', { period: 20 })
  const position = ctx.position()

  if (price > mean && !position) ctx.buy(ctx.symbol, 0.01)
  if (price < mean && position) ctx.close()
}
`
