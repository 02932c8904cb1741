// Summaries of an hour's minutes, cached: a daily chart of ten years reads 120,000 of them.
import { createMinuteBlock, MINUTES } from './minutes.ts'
import type { MinuteBlock, MinuteDrawer } from './minutes.ts'

export interface HourSummary {
  /** Log prices. */
  high: number
  low: number
  lots: number
  trades: number
}

/** Hours per page of memory, allocated on first use. */
const PAGE = 4096
const FIELDS = 4

export function createHourSummaries(drawMinutes: MinuteDrawer) {
  const pages = new Map<number, Float64Array>()
  const block = createMinuteBlock()

  function pageOf(hour: number): Float64Array {
    const index = Math.floor(hour / PAGE)
    const known = pages.get(index)
    if (known) return known
    const page = new Float64Array(PAGE * FIELDS)
    pages.set(index, page)
    return page
  }

  return {
    of(hour: number): HourSummary {
      const page = pageOf(hour)
      const at = (hour % PAGE) * FIELDS
      // Trades are kept with one more, so that zero means: not computed yet.
      if (page[at + 3] === 0) {
        drawMinutes(hour, block)
        summarise(block, page, at)
      }
      return {
        high: page[at] ?? 0,
        low: page[at + 1] ?? 0,
        lots: page[at + 2] ?? 0,
        trades: (page[at + 3] ?? 1) - 1,
      }
    },
  }
}

function summarise(block: MinuteBlock, page: Float64Array, at: number): void {
  let high = -Infinity
  let low = Infinity
  let lots = 0
  let trades = 0
  for (let i = 0; i < MINUTES; i += 1) {
    high = Math.max(high, block.highs[i] ?? high)
    low = Math.min(low, block.lows[i] ?? low)
    lots += block.lots[i] ?? 0
    trades += block.trades[i] ?? 0
  }
  page[at] = high
  page[at + 1] = low
  page[at + 2] = lots
  page[at + 3] = trades + 1
}
