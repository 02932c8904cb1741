// Lets a program decide in the preview: what it turns out to read beside the session's candles is fetched, and it is asked
// again.
import { type Interval, intervalMs } from '../../../../../../contract/market/market.ts'
import type { NewVoice } from '../../../../../../engine/replay/by-program.ts'
import type { Tape } from '../../../../../../engine/replay/tape.ts'
import type { Bars } from '../../../../../../engine/types.ts'
import { mostBars } from '../../../../../../engine/expectation/past-starts.ts'

/** A program that the session's signals are asked of. */
export interface HeardProgram {
  name: string
  version: number
  code: string
  interval: Interval
  params: Readonly<Record<string, number>>
}

export interface HearingPort {
  /** The newest closed candles, at most `count`. */
  history: (symbol: string, interval: Interval, count: number) => Promise<Bars>
  /** Starts a program over these candles; or why it does not start. */
  voice: (
    symbol: string,
    program: HeardProgram,
    candles: (symbol: string, interval: Interval) => Bars | undefined,
  ) => Promise<{ begin: NewVoice; dispose: () => void } | { message: string; line: number | null }>
}

export interface Voice {
  begin: NewVoice
  /** Whether it asked for candles that are not here. */
  isMissing: () => boolean
}

export interface Heard {
  symbol: string
  tape: Tape
  program: HeardProgram
}

/** Each round learns of more series; a program reads few. */
const mostRounds = 8

/** Null, or why the program does not decide; without words when it reads other candles each time. */
export async function hear(
  port: HearingPort,
  { symbol, tape, program }: Heard,
  listen: (voice: Voice) => Promise<void>,
): Promise<{ message: string; line: number | null } | null> {
  const key = (of: string, interval: Interval) => `${of} ${interval}`
  const known = new Map<string, Bars | null>([[key(symbol, tape.bars.interval), tape.bars]])
  for (let round = 0; round < mostRounds; round++) {
    const missing = new Map<string, readonly [string, Interval]>()
    const voice = await port.voice(symbol, program, (of, interval) => {
      const bars = known.get(key(of, interval))
      if (bars === undefined) missing.set(key(of, interval), [of, interval])
      return bars ?? undefined
    })
    if (!('begin' in voice)) return { message: voice.message, line: voice.line }
    try {
      await listen({ begin: voice.begin, isMissing: () => missing.size > 0 })
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'ProgramHangs') throw error
      return { message: error.message, line: null }
    } finally {
      voice.dispose()
    }
    if (missing.size === 0) return null
    const span = tape.bars.t.length * intervalMs[tape.bars.interval]
    for (const [name, [of, interval]] of missing) {
      const count = Math.min(mostBars, Math.ceil(span / intervalMs[interval]) + readBefore)
      // A market that is not there has no candles, which the program is told.
      known.set(name, await port.history(of, interval, count).catch(() => null))
    }
  }
  return { message: '', line: null }
}

/** Candles before the first start, for what averages need. */
const readBefore = 300
