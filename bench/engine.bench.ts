// The cost of one bar: streamed compared with recomputed, and the whole signal compared with two indicators of
// another library.
import { EMA, RSI } from 'trading-signals'
import { barAt } from '../engine/signals/bars.ts'
import { createSma } from '../engine/signals/indicators/sma.ts'
import { createSignalEngine, signal, signals } from '../engine/signals/signal.ts'
import { syntheticBars } from '../engine/testing/synthetic-bars.ts'
import type { Comparison } from './measure.ts'
import { compare } from './measure.ts'

const bars = syntheticBars(1, 10_000)
const rows = Array.from(bars.t.keys(), (i) => barAt(bars, i))
const forming = 10

export async function measurements(): Promise<Comparison[]> {
  return [
    await compare(
      { name: 'signal engine: next() of 10,000 bars', run: streamed },
      { name: 'signals(10,000 bars) once', run: () => signals(bars) },
    ),
    await compare(
      { name: `signal engine: ${forming} previews after 10,000 bars`, run: previewed() },
      { name: `signal(10,000 bars) recomputed ${forming} times`, run: recomputed },
    ),
    await compare(
      { name: 'SMA 2,000: next() of 10,000 closes', run: averaged(2_000) },
      { name: 'SMA 20', run: averaged(20) },
    ),
    await compare(
      { name: 'signals(10,000 bars)', run: () => signals(bars) },
      { name: "trading-signals' EMA 21 and RSI 14 alone", run: otherLibrary },
    ),
  ]
}

function streamed(): number {
  const engine = createSignalEngine(bars.interval)
  return rows.reduce((sum, row) => sum + engine.next(row).score, 0)
}

function previewed(): () => number {
  const engine = createSignalEngine(bars.interval)
  for (const row of rows.slice(0, -1)) engine.next(row)
  const moving = rows.slice(-1)
  return () => {
    let sum = 0
    for (let tick = 0; tick < forming; tick++) {
      for (const row of moving) sum += engine.preview({ ...row, c: row.c + tick }).score
    }
    return sum
  }
}

function recomputed(): number {
  let sum = 0
  for (let tick = 0; tick < forming; tick++) sum += signal(bars).score
  return sum
}

function averaged(period: number): () => number {
  return () => {
    const average = createSma(period)
    let last = 0
    for (const { c } of rows) last = average.next(c)
    return last
  }
}

function otherLibrary(): void {
  const [average, strength] = [new EMA(21), new RSI(14)]
  for (const { c } of rows) {
    average.update(c, false)
    strength.update(c, false)
  }
}
