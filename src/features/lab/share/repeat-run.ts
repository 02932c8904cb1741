// Runs a shared program again in this browser, on the same terms, and holds the result against what was shared.
import { fromNumber, toNumber } from '../../../../contract/decimal.ts'
import type { SharedBacktest } from '../../../../contract/lab/backtest-shapes.ts'
import { listMarketSymbols } from '../../../../contract/market/market.ts'
import type { Bars } from '../../../../engine/types.ts'
import { call } from '../../../api/client.ts'
import type { Picture, Question, SeriesName } from '../backtest/question.ts'
import { loadingMs, patienceMs, spawnWorker } from '../backtest/spawn-worker.ts'
import { limitsOf } from '../backtest/terms.ts'
import { fetchBars } from '../backtest/use-history.ts'
import { createWorkbench, type BenchAnswer } from '../backtest/workbench.ts'
import { barsWithin, fingerprintOf } from './repeat.ts'

export interface Repeated {
  /** USDC after all costs. */
  net: number
  trades: number
  /** Net, trades and every point of the curve are those that were shared. */
  isSame: boolean
  /** Whether the candles are; null: this browser cannot tell on an insecure page. */
  hasSameCandles: boolean | null
}

const places = 12
const mostSeries = 16

type Shared = SharedBacktest
type Named = readonly [SeriesName, Bars]

/** `progress`: 0…1. Throws an Error with words for people, and the signal's reason. */
export async function repeatRun(
  { backtest: run, code }: Shared,
  progress: (share: number) => void,
  signal: AbortSignal,
): Promise<Repeated> {
  const { symbols: assets } = await call(null, listMarketSymbols, {}, { signal })
  const markets = run.symbols.flatMap((symbol) => {
    const asset = assets.find((each) => each.symbol === symbol)
    return asset ? [{ symbol, interval: run.interval, limits: limitsOf(asset) }] : []
  })
  const [market, ...others] = markets
  if (market === undefined || markets.length < run.symbols.length) throw new MarketGone()
  const candles = await Promise.all(markets.map((series) => load(series, run)))
  const question: Question = {
    id: 1,
    code,
    params: run.params,
    market,
    others,
    balance: fromNumber(run.initial_balance, places),
    costs: {
      takerFee: fromNumber(run.taker_fee_pct / 100, places),
      slippage: fromNumber(run.slippage_pct / 100, places),
      fundingHourly: fromNumber(run.funding_hourly_pct / 100, places),
    },
    seed: run.seed,
    leverage: run.leverage,
    from: run.from,
    inspect: null,
  }
  const picture = await answered(question, candles, run, progress, signal)
  const net = toNumber(picture.statistics.net)
  const trades = picture.statistics.trades
  return {
    net,
    trades,
    isSame:
      net === run.net_pnl &&
      trades === run.total_trades &&
      JSON.stringify(picture.equity) === JSON.stringify(run.equity),
    hasSameCandles: isSecureContext
      ? (await fingerprintOf(
          candles.slice(0, markets.length).map(([{ symbol }, bars]) => ({ symbol, bars })),
        )) === run.data_fingerprint
      : null,
  }
}

export class MarketGone extends Error {}
export class NotRun extends Error {}

async function load(series: SeriesName, { from, to }: Shared['backtest']): Promise<Named> {
  const { symbol, interval } = series
  return [series, barsWithin(await fetchBars({ symbol, interval }, from), to)]
}

/** Asks again with each series that the program turns out to read. */
async function answered(
  question: Question,
  candles: Named[],
  run: Shared['backtest'],
  progress: (share: number) => void,
  signal: AbortSignal,
): Promise<Picture> {
  let hear: (answer: BenchAnswer) => void = () => undefined
  const bench = createWorkbench({
    spawn: spawnWorker,
    patienceMs,
    loadingMs,
    shortMs: 0,
    told: (answer) => hear(answer),
  })
  try {
    for (let round = 0; round < mostSeries; round++) {
      const answer = await new Promise<BenchAnswer>((resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
        hear = (told) => (told.state === 'running' ? progress(told.share) : resolve(told))
        bench.ask({ ...question, id: round + 1 }, candles)
      })
      if (answer.state === 'done') return answer.picture
      if (answer.state !== 'wants') break
      candles.push(...(await Promise.all(answer.series.map((series) => load(series, run)))))
    }
    throw new NotRun()
  } finally {
    bench.close()
  }
}
