// Replays past starts of one contract in a worker.
import { intervalMs } from '../../../../../contract/market/market.ts'
import type { Rehearsal } from '../../../../../engine/replay/rehearsal.ts'
import { netFan, type NetFan } from '../../../../../engine/replay/net-fan.ts'
import { spreadStarts } from '../../../../../engine/replay/starts.ts'
import { fewestStarts, mostBars } from '../../../../../engine/expectation/past-starts.ts'
import { history } from '../new/preview/past-bars.ts'
import { makeTape } from '../new/preview/previewer.ts'

export interface FanRequest {
  rehearsal: Rehearsal
  /** Milliseconds from the start, ascending. */
  moments: number[]
}

/** Null when the history is too short or could not be loaded: the drawing then goes without. */
export type FanReply = NetFan | null

const startCount = 80

/** Bars that the signals need before the first start, and how many times the followed period comes after. */
const fewestBars = 600
const windows = 8

self.addEventListener('message', ({ data }: MessageEvent<FanRequest>) => void answer(data))

async function answer({ rehearsal, moments }: FanRequest): Promise<void> {
  const { symbol, strategy } = rehearsal
  let reply: FanReply = null
  try {
    const windowMs = moments.at(-1) ?? 0
    const bars = Math.ceil(windowMs / intervalMs[strategy.intervals[0] ?? '1m'])
    const count = Math.min(mostBars, fewestBars + windows * bars)
    const tape = await makeTape({ history }, symbol, strategy.intervals, count)
    const starts = spreadStarts(tape, windowMs, startCount)
    if (starts.length >= fewestStarts) reply = netFan(rehearsal, tape, starts, moments)
  } finally {
    self.postMessage(reply)
  }
}
