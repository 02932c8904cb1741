// The price of one asset, made from hours, minutes and ticks: answers the price at a time, and what happened over a
// stretch of time.
import type { ProcessAsset } from './assets.ts'
import { bits, streamKey } from './draws.ts'
import type { HourSkeleton } from './hours.ts'
import { createHourSummaries } from './hour-summaries.ts'
import { createMinuteBlock, createMinuteDrawer, MINUTES } from './minutes.ts'
import { createShockSchedule } from './shocks.ts'
import type { ShockSchedule } from './shocks.ts'
import { drawTicks, TICK, TICKS } from './ticks.ts'
import { GENESIS, HOUR, MINUTE } from './time.ts'

/** Natural logarithms of prices, shocks included. */
export interface Stretch {
  open: number
  high: number
  low: number
  close: number
  lots: number
  trades: number
}

export interface AssetProcess {
  shocks: ShockSchedule
  /** Natural log of the price, shocks included. */
  logPrice(at: number): number
  /** What happened from the start of a minute until `last`, both inclusive. */
  stretch(from: number, last: number): Stretch
}

export function createAssetProcess(
  seed: string,
  asset: ProcessAsset,
  skeleton: HourSkeleton,
  quiet: { hasQuietMinutes?: boolean } = {},
): AssetProcess {
  const drawMinutes = createMinuteDrawer(seed, asset, skeleton, quiet)
  const summaries = createHourSummaries(drawMinutes)
  const shocks = createShockSchedule()
  const tickStream = streamKey(seed, asset.name, 'ticks')

  // The hour and minute used last: live prices need the same ones again and again.
  const block = createMinuteBlock()
  let blockHour = -1
  const ticks = new Float64Array(TICKS)
  let ticksMinute = -1

  function loadHour(hour: number): void {
    if (hour === blockHour) return
    drawMinutes(hour, block)
    blockHour = hour
  }

  function loadTicks(minute: number): void {
    if (minute === ticksMinute) return
    loadHour(Math.floor(minute / MINUTES))
    const i = minute % MINUTES
    const shape = {
      open: block.opens[i] ?? 0,
      high: block.highs[i] ?? 0,
      low: block.lows[i] ?? 0,
      close: block.opens[i + 1] ?? 0,
    }
    drawTicks(bits(tickStream, minute), shape, ticks)
    ticksMinute = minute
  }

  function logPrice(at: number): number {
    const minute = Math.floor((at - GENESIS) / MINUTE)
    loadTicks(minute)
    const tick = Math.floor((at - GENESIS - minute * MINUTE) / TICK)
    return (ticks[tick] ?? 0) + shocks.shiftAt(at)
  }

  function addHour(total: Stretch, at: number, shift: number): void {
    const hour = (at - GENESIS) / HOUR
    const summary = summaries.of(hour)
    add(total, {
      open: skeleton.logOpen(hour) + shift,
      high: summary.high + shift,
      low: summary.low + shift,
      close: skeleton.logOpen(hour + 1) + shift,
      lots: summary.lots,
      trades: summary.trades,
    })
  }

  function addMinute(total: Stretch, at: number, shift: number): void {
    const minute = (at - GENESIS) / MINUTE
    loadHour(Math.floor(minute / MINUTES))
    const i = minute % MINUTES
    add(total, {
      open: (block.opens[i] ?? 0) + shift,
      high: (block.highs[i] ?? 0) + shift,
      low: (block.lows[i] ?? 0) + shift,
      close: (block.opens[i + 1] ?? 0) + shift,
      lots: block.lots[i] ?? 0,
      trades: block.trades[i] ?? 0,
    })
  }

  /** Adds every price of the minute until `last`: each tick, and each shock between ticks. */
  function addTicks(total: Stretch, at: number, last: number, shockTimes: number[]): void {
    const minute = (at - GENESIS) / MINUTE
    loadHour(Math.floor(minute / MINUTES))
    const elapsed = Math.floor((last - at) / TICK) + 1
    const moments = shockTimes.filter((time) => time <= last)
    for (let tick = 0; tick < elapsed; tick += 1) moments.push(at + tick * TICK)
    moments.sort((left, right) => left - right)
    for (const moment of moments) {
      const price = logPrice(moment)
      add(total, { open: price, high: price, low: price, close: price, lots: 0, trades: 0 })
    }
    const share = elapsed / TICKS
    const i = minute % MINUTES
    total.lots += Math.ceil((block.lots[i] ?? 0) * share)
    total.trades += Math.ceil((block.trades[i] ?? 0) * share)
  }

  function stretch(from: number, last: number): Stretch {
    const total = { open: NaN, high: -Infinity, low: Infinity, close: NaN, lots: 0, trades: 0 }
    let at = from
    while (at <= last) {
      if ((at - GENESIS) % HOUR === 0 && at + HOUR - 1 <= last && isCalm(at, HOUR)) {
        addHour(total, at, shocks.shiftAt(at))
        at += HOUR
      } else {
        if (at + MINUTE - 1 <= last && isCalm(at, MINUTE)) addMinute(total, at, shocks.shiftAt(at))
        else addTicks(total, at, Math.min(at + MINUTE - 1, last), shocks.within(at, at + MINUTE))
        at += MINUTE
      }
    }
    return total
  }

  /** Whether no shock is inside; a shock at the very start moves all of it. */
  function isCalm(from: number, length: number): boolean {
    return shocks.within(from + 1, from + length).length === 0
  }

  return { shocks, logPrice, stretch }
}

function add(total: Stretch, part: Stretch): void {
  if (Number.isNaN(total.open)) total.open = part.open
  total.high = Math.max(total.high, part.high)
  total.low = Math.min(total.low, part.low)
  total.close = part.close
  total.lots += part.lots
  total.trades += part.trades
}
