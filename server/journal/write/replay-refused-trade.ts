// Finds out what a refused trade would have earned, from candles.
import { fromNumber } from '../../../contract/decimal.ts'
import { type Interval, intervalMs } from '../../../contract/market/market.ts'
import {
  type RefusedTicket,
  type ReplayCandle,
  refusedTimeMs,
  replayRefused,
} from '../../../engine/journal/refused-trade.ts'
import type { Context } from '../../context.ts'
import type { RefusedTradeRow } from '../../storage/journal/refused.ts'
import { askingAs } from '../../venue/index.ts'

/** The first hours by the minute, since most stops are near; the rest of its time coarser. Each is one answer. */
const fineMs = 8 * 3_600_000
const retryMs = 10 * 60_000
const places = 8
/** Turns without an answer after its time is over. */
const mostTries = 5

type Ports = Pick<Context, 'store' | 'clock' | 'exchange' | 'log'>

/** Does not throw when candles cannot be had: it is tried again later, and some time after the end given up. */
export async function replayRefusedTrade(ports: Ports, trade: RefusedTradeRow): Promise<void> {
  const { store, clock, log } = ports
  const now = clock()
  const age = now - trade.at
  const isOver = age > refusedTimeMs + intervalMs['15m']
  // The longer it lasts the more rarely it is looked at.
  const later = now + Math.max(retryMs, age / 4)
  try {
    const found = replayRefused(ticketOf(trade), await candlesOf(ports, trade, now))
    if (found !== null) {
      const { end, endedAt, net } = found
      await store.refusedTrades.change(trade.id, {
        end,
        endedAt,
        net: fromNumber(net, places),
        dueAt: null,
      })
      return
    }
  } catch (error) {
    log.debug({ refusedId: trade.id, error: String(error) }, 'no candles for a refused trade')
  }
  const tries = trade.tries + (isOver ? 1 : 0)
  const isGivenUp = tries >= mostTries
  await store.refusedTrades.change(trade.id, { tries, dueAt: isGivenUp ? null : later })
}

function ticketOf(trade: RefusedTradeRow): RefusedTicket {
  const { side, at, waits, leverage, stopPrice } = trade
  return {
    side,
    at,
    entry: Number(trade.entryPrice),
    waits,
    stop: stopPrice === null ? null : Number(stopPrice),
    targets: trade.targets.map(({ price, quantity }) => ({
      price: Number(price),
      size: Number(quantity),
    })),
    quantity: Number(trade.quantity),
    leverage,
    entryFee: Number(trade.entryFee),
    exitFee: Number(trade.exitFee),
  }
}

/** Complete candles since it was refused, as far as they are there. */
async function candlesOf(
  { exchange }: Ports,
  { at, symbol }: RefusedTradeRow,
  now: number,
): Promise<ReplayCandle[]> {
  // The coarse ones begin where one of them does.
  const coarse = intervalMs['15m']
  const turn = Math.ceil((at + fineMs) / coarse) * coarse
  const [fine, rest] = await Promise.all([
    read('1m', at, Math.min(turn - 1, now)),
    now < turn ? [] : read('15m', turn, Math.min(at + refusedTimeMs + coarse, now)),
  ])
  return [...fine, ...rest]

  async function read(interval: Interval, from: number, to: number): Promise<ReplayCandle[]> {
    const limit = Math.ceil((to - from) / intervalMs[interval]) + 1
    const candles = await askingAs('visitor', () =>
      exchange.candleHistory(symbol, interval, { from, to, limit }),
    )
    return candles
      .filter(({ t, T }) => t >= from && T <= to)
      .map(({ t, T, o, h, l, c }) => ({
        t,
        T,
        o: Number(o),
        h: Number(h),
        l: Number(l),
        c: Number(c),
      }))
  }
}
