// People's programs over a year of minutes: the sandbox compared with the same rule as plain code.
import { intervalMs } from '../contract/market/market.ts'
import { ema } from '../engine/signals/indicators/ema.ts'
import { syntheticBars } from '../engine/testing/synthetic-bars.ts'
import { runBacktest } from '../sandbox/backtest/run.ts'
import { marketSeries } from '../sandbox/data/market-series.ts'
import { parseProgram } from '../sandbox/language/parse.ts'
import type { MarketView } from '../sandbox/machine/machine.ts'
import { Machine } from '../sandbox/machine/machine.ts'
import type { Comparison } from './measure.ts'
import { compare } from './measure.ts'

const bars = syntheticBars(1, 525_600)
const code = `fn run(ctx) {
  const fast = ctx.indicator('ema', { period: 9 })
  const slow = ctx.indicator('ema', { period: 21 })
  const position = ctx.position()
  if (fast > slow && position === null) ctx.buy('BTC', 0.1)
  else if (fast < slow && position !== null) ctx.close('BTC')
}`
const { program } = parseProgram(code)

export async function measurements(): Promise<Comparison[]> {
  return [
    await compare(
      { name: `a program at ${bars.t.length} candles, in the sandbox`, run: inSandbox },
      { name: 'the same rule as plain code', run: asPlainCode },
      5,
    ),
    await compare(
      { name: 'the whole backtest of it', run: backtested },
      { name: 'its runs alone', run: inSandbox },
      3,
    ),
  ]
}

async function inSandbox(): Promise<number> {
  if (!program) throw new Error('the program has errors')
  const machine = await Machine.start({
    program,
    symbols: ['BTC'],
    interval: bars.interval,
    open: marketSeries(() => bars),
  })
  if (!(machine instanceof Machine)) throw new Error(machine.message)
  const market: MarketView = {
    price: 0,
    funding: 0,
    quantity: 0,
    entryPrice: 0,
    pnl: 0,
    leverage: 1,
    stop: null,
    target: null,
  }
  const view = { time: 0, symbol: 0, balance: 10_000, equity: 10_000, markets: [market] }
  const step = intervalMs[bars.interval]
  let trades = 0
  for (let i = 0; i < bars.t.length; i++) {
    view.time = (bars.t[i] ?? 0) + step
    market.price = bars.c[i] ?? 0
    const result = machine.step(view)
    if (result.kind === 'failed') throw new Error(result.fault.message)
    const [decision] = result.decisions
    if (decision === undefined) continue
    market.quantity = decision.action === 'buy' ? decision.quantity : 0
    market.entryPrice = market.price
    trades++
  }
  machine.dispose()
  return trades
}

async function backtested(): Promise<number> {
  if (!program) throw new Error('the program has errors')
  const result = await runBacktest({
    program,
    markets: [
      { symbol: 'BTC', bars, limits: { maxLeverage: 40, szDecimals: 5, minimumNotional: '10' } },
    ],
    balance: '100000',
    costs: { takerFee: '0.00045', slippage: '0.0005', fundingHourly: '0.0000125' },
    leverage: 5,
    from: 0,
  })
  if (result === null || !('trades' in result)) throw new Error('the backtest did not end')
  return result.trades.length
}

function asPlainCode(): number {
  const fast = ema(bars.c, 9)
  const slow = ema(bars.c, 21)
  let trades = 0
  let isIn = false
  for (let i = 0; i < bars.t.length; i++) {
    const [quick = NaN, calm = NaN] = [fast[i], slow[i]]
    if (isIn ? quick < calm : quick > calm) {
      isIn = !isIn
      trades++
    }
  }
  return trades
}
