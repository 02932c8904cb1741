// The candles that a program is tested on.
import { createHash } from 'node:crypto'
import { ServiceError } from '../../../contract/errors.ts'
import { toBars } from '../../../engine/signals/bars.ts'
import type { NamedBars } from '../../../sandbox/data/given-candles.ts'
import type { Context } from '../../context.ts'
import type { BacktestTerms } from '../../storage/lab/backtest-content.ts'
import { askingAs } from '../../venue/index.ts'
import type { Answer, TestJob, TestMarket } from '../runs/jobs.ts'
import { type JobOptions, JobTooSlow } from '../runs/pool.ts'
import { barsFor } from './bars-for.ts'

/** As on the exchange: USDC. */
const minimumNotional = '10'
const mostOtherSeries = 8

type Ports = Pick<Context, 'exchange' | 'programPool'>

/** Throws VALIDATION_FAILED when there are no candles of all that time, and what the exchange port throws. */
export async function testMarkets(
  { exchange }: Pick<Ports, 'exchange'>,
  terms: BacktestTerms,
): Promise<TestMarket[]> {
  const assets = await exchange.assets()
  const markets: TestMarket[] = []
  for (const symbol of terms.symbols) {
    const asset = assets.find((one) => one.symbol === symbol)
    const bars = await askingAs('visitor', () => barsFor(exchange, symbol, terms.interval, terms))
    const first = bars.t[0]
    if (asset === undefined || first === undefined || first > terms.from) {
      const since = first === undefined ? 'none' : new Date(first).toISOString()
      const message = `The first ${terms.interval} candle of ${symbol} there is: ${since}`
      throw new ServiceError('VALIDATION_FAILED', message)
    }
    markets.push({ symbol, bars, limits: { ...asset, minimumNotional } })
  }
  return markets
}

/** SHA-256 of the candles of the markets that it trades. */
export function fingerprintOf(markets: readonly NamedBars[]): string {
  const hash = createHash('sha256')
  for (const { symbol, bars } of markets) {
    hash.update(`${symbol} ${bars.interval}`)
    for (const column of [bars.t, bars.o, bars.h, bars.l, bars.c, bars.v]) {
      hash.update(new Uint8Array(column.buffer, column.byteOffset, column.byteLength))
    }
  }
  return hash.digest('hex')
}

/**
 * Asks the pool, again with each series that the program turns out to read, and keeps those in `candles` for the next
 * question. Throws JobTooSlow, RATE_LIMITED, the signal's reason, and what the exchange port throws.
 */
export async function askWithCandles(
  { exchange, programPool }: Ports,
  job: TestJob,
  options: JobOptions,
  candles: NamedBars[] = [],
): Promise<Exclude<Answer, { kind: 'needs' }>> {
  for (;;) {
    const answer = await programPool.ask({ ...job, candles }, options)
    if (answer.kind !== 'needs') return answer
    if (candles.length >= mostOtherSeries) {
      throw new JobTooSlow(`A program reads at most ${mostOtherSeries} other series`)
    }
    const listed = new Set((await exchange.assets()).map(({ symbol }) => symbol))
    for (const { symbol, interval } of answer.series) {
      if (candles.some((one) => one.symbol === symbol && one.bars.interval === interval)) continue
      const bars = listed.has(symbol)
        ? await askingAs('visitor', () => barsFor(exchange, symbol, interval, job.terms))
        : toBars([], interval)
      candles.push({ symbol, bars })
    }
  }
}
