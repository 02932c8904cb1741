// Looks at signal pools when their bars close, and starts the bindings that wait for them.
import { intervalMs } from '../../../../contract/market/market.ts'
import type { Interval } from '../../../../contract/market/market.ts'
import { firingsOf, paceOf } from '../../../../engine/programs/signal-pools.ts'
import { toBars } from '../../../../engine/signals/bars.ts'
import type { Bars } from '../../../../engine/types.ts'
import type { Context } from '../../../context.ts'
import type { SignalPoolRow } from '../../../storage/lab/signal-pools.ts'

/** Closed candles that indicators are computed from. */
const candleCount = 400
/** Milliseconds after a close in which its candle is known. */
const settleMs = 1_500

/** Pools whose bars have closed since they were looked at. */
export async function watchPools(ctx: Context): Promise<void> {
  const { store, clock, log } = ctx
  for (const pool of await store.signalPools.enabled()) {
    const width = intervalMs[paceOf(pool)]
    const close = Math.floor((clock() - settleMs) / width) * width
    if (close <= pool.checkedTo) continue
    try {
      await look(ctx, pool, close)
    } catch (error) {
      log.warn({ poolId: pool.id, error: String(error) }, 'a signal pool could not be looked at')
    }
  }
}

/** Of several closes that nobody looked at, only the last one starts anything: what is past is past. */
async function look(ctx: Context, pool: SignalPoolRow, close: number): Promise<void> {
  const width = intervalMs[paceOf(pool)]
  const fired: string[] = []
  for (const symbol of pool.symbols) {
    const bars = await barsOf(ctx, pool, symbol, close)
    if (firingsOf(pool, { bars: (interval) => bars.get(interval) }, close - width).length > 0) {
      fired.push(symbol)
    }
  }
  const started = await ctx.store.bindings.startedBy(pool.id)
  await ctx.store.transaction(async (store) => {
    const note = { checkedTo: close, ...(fired.length > 0 && { lastFiredAt: close }) }
    if (!(await store.signalPools.advance(pool.id, pool.checkedTo, note))) return
    const [symbol] = fired
    if (symbol === undefined) return
    for (const binding of started) {
      const own = fired.find((each) => binding.symbols.includes(each)) ?? symbol
      await store.bindings.change(binding.id, {
        firing: { poolId: pool.id, symbol: own, at: close },
      })
    }
  })
}

async function barsOf(
  { exchange }: Pick<Context, 'exchange'>,
  { signals }: SignalPoolRow,
  symbol: string,
  close: number,
): Promise<Map<Interval, Bars>> {
  const read = new Map<Interval, Bars>()
  for (const interval of new Set(signals.map((signal) => signal.interval))) {
    const range = { to: close - intervalMs[interval], limit: candleCount }
    read.set(interval, toBars(await exchange.candleHistory(symbol, interval, range), interval))
  }
  return read
}
