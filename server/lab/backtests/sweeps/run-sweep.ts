// The runs of a sweep in pieces of about a second, so that backtests of others come in between.
import type { NamedBars } from '../../../../sandbox/data/given-candles.ts'
import type { PersonContext, Visit } from '../../../context.ts'
import { invalid } from '../../live/markets.ts'
import type { SweepJob, SweptRun } from '../../runs/jobs.ts'
import { tellProgress } from '../tell-progress.ts'
import { askWithCandles } from '../test-data.ts'

const barsOfPiece = 250_000
/** Pieces that wait or run at a time. */
const atOnce = 4
/** Milliseconds, of one piece. */
const limitMs = 60_000
const tellEveryMs = 500

/**
 * In the order of the choices. Throws VALIDATION_FAILED when the program does not start, JobTooSlow, RATE_LIMITED, the
 * reason of `gone`, and what the exchange port throws.
 */
export async function runSweep(
  ctx: PersonContext & Visit,
  programId: number,
  data: Omit<SweepJob, 'kind' | 'choices'>,
  choices: readonly Record<string, number>[],
): Promise<SweptRun[]> {
  const bars = data.markets.reduce((sum, { bars: { t } }) => sum + t.length, 0)
  const size = Math.max(1, Math.floor(barsOfPiece / Math.max(1, bars)))
  const found: SweptRun[] = []
  const shares = new Map<number, number>()
  const candles: NamedBars[] = []
  const failed = new AbortController()
  const signal = AbortSignal.any([ctx.gone, failed.signal])
  let toldAt = -Infinity

  function tell(first: number, runs: number): void {
    shares.set(first, runs)
    const now = performance.now()
    if (now - toldAt < tellEveryMs) return
    toldAt = now
    const done = [...shares.values()].reduce((sum, share) => sum + share, 0)
    tellProgress(ctx, ctx.viewer.id, { programId, progress: done / choices.length })
  }

  async function piece(first: number): Promise<void> {
    const chosen = choices.slice(first, first + size)
    const progress = (share: number) => tell(first, share * chosen.length)
    const job = { ...data, kind: 'sweep' as const, choices: chosen }
    const owner = ctx.viewer.id
    const answer = await askWithCandles(ctx, job, { owner, limitMs, progress, signal }, candles)
    if (answer.kind === 'faulty') throw invalid('program_id', answer.error.message)
    if (answer.kind !== 'swept') throw new Error(`a sweep was answered by ${answer.kind}`)
    for (const [i, run] of answer.runs.entries()) found[first + i] = run
    tell(first, chosen.length)
  }

  // The first one learns which other series the program reads.
  await piece(0)
  let next = size
  async function work(): Promise<void> {
    while (next < choices.length) {
      const first = next
      next += size
      await piece(first)
    }
  }
  try {
    await Promise.all(Array.from({ length: atOnce }, work))
  } catch (error) {
    failed.abort()
    throw error
  }
  return found
}
