// One run of a program on the market, with the candles that it turns out to read.
import type { UserId } from '../../../contract/primitives.ts'
import { toBars } from '../../../engine/signals/bars.ts'
import type { Context } from '../../context.ts'
import { closedBars } from './closed-bars.ts'
import type { Answer, NamedBars, OneRun } from './jobs.ts'
import { JobTooSlow } from './pool.ts'

/** Each round learns of more series; a program reads few. */
const mostRounds = 12
/** Beyond the limit of the run itself: for a process to start on a busy machine. */
const patienceMs = 15_000

export type MarketRun = Extract<Answer, { kind: 'ran' | 'faulty' }>

/** What goes wrong in the program is an answer. Throws RATE_LIMITED, and what the exchange port throws. */
export async function runOnMarket(
  { exchange, programPool }: Pick<Context, 'exchange' | 'programPool'>,
  run: Omit<OneRun, 'kind' | 'candles'>,
  owner: UserId,
): Promise<MarketRun> {
  const candles: NamedBars[] = []
  const listed = new Set((await exchange.assets()).map(({ symbol }) => symbol))
  const limitMs = run.runLimitMs + patienceMs
  for (let round = 0; round < mostRounds; round++) {
    const answer = await programPool
      .ask({ ...run, kind: 'run', candles }, { owner, limitMs })
      .catch((error: unknown) => {
        if (error instanceof JobTooSlow) return faulty(error.message)
        throw error
      })
    if (answer.kind === 'ran' || answer.kind === 'faulty') return answer
    if (answer.kind !== 'needs') throw new Error(`a run was answered by ${answer.kind}`)
    for (const needed of answer.series) {
      const { symbol, interval } = needed
      const bars = listed.has(symbol)
        ? await closedBars(exchange, needed, run.view.time)
        : toBars([], interval)
      candles.push({ symbol, bars })
    }
  }
  return faulty('The program reads other candles each time')
}

function faulty(message: string): Extract<Answer, { kind: 'faulty' }> {
  return { kind: 'faulty', error: { message, line: null, column: null } }
}
