import type * as contract from '../../../../contract/endpoints.ts'
import { ServiceError } from '../../../../contract/errors.ts'
import { intervalMs } from '../../../../contract/market/market.ts'
import type { PersonContext, Visit } from '../../../context.ts'
import type { Verb } from '../../../route.ts'
import { iso } from '../../iso.ts'
import { invalid } from '../../live/markets.ts'
import { noSuchProgram } from '../../programs/program-view.ts'
import type { SweptHalf } from '../../runs/jobs.ts'
import { JobTooSlow } from '../../runs/pool.ts'
import { runSweep } from './run-sweep.ts'
import { gridOf, splitOf } from './sweep-grid.ts'
import { bestOf, sweepWarnings } from './sweep-warnings.ts'
import { choicesOf, termsOf } from '../terms.ts'
import { fingerprintOf, testMarkets } from '../test-data.ts'

/** Bars of all runs together: half a minute of one core. */
const mostBars = 8_000_000
const fewestBars = 4

/** Whoever leaves ends it. */
export const sweepProgram: Verb<PersonContext & Visit, typeof contract.sweepProgram> = async ({
  ctx,
  input: { body },
}) => {
  const began = performance.now()
  const { program_id: programId, grid: axes, ...asked } = body
  const program = await ctx.store.programs.owned(ctx.viewer.id, programId)
  if (program === undefined) throw noSuchProgram()
  const terms = await termsOf(ctx, program.code, asked)
  const grid = gridOf(axes)
  const choices = choicesOf(
    program.code,
    grid.choices.map((choice) => ({ ...asked.params, ...choice })),
  )
  const bars = ((terms.to - terms.from) / intervalMs[terms.interval]) * terms.symbols.length
  if (bars < fewestBars) throw invalid('start_date', 'leaves no two halves to run on')
  if (bars * choices.length > mostBars) {
    const most = Math.floor(mostBars / bars)
    throw invalid('grid', `asks for ${choices.length} runs; over that time ${most} can be made`)
  }
  const markets = await testMarkets(ctx, terms)
  const splitAt = splitOf(terms)
  const data = { code: program.code, terms, markets, candles: [], splitAt }
  const runs = await runSweep(ctx, programId, data, choices).catch((error: unknown) => {
    if (ctx.gone.aborted) throw new ServiceError('REQUEST_EXPIRED', 'Nobody waits for it any more')
    if (error instanceof JobTooSlow) throw invalid('program_id', error.message)
    throw error
  })
  return {
    params: grid.names,
    split_at: iso(splitAt),
    runs: runs.map(({ inSample, outOfSample }, i) => ({
      params: choices[i] ?? {},
      in_sample: halfView(inSample),
      out_of_sample: halfView(outOfSample),
    })),
    best: bestOf(runs),
    warnings: sweepWarnings(terms, grid, runs),
    data_fingerprint: fingerprintOf(markets),
    duration_ms: Math.round(performance.now() - began),
  }
}

function halfView({ net, returnPct, maxDrawdownPct, trades, sharpe, profitFactor }: SweptHalf) {
  return {
    net_pnl: net,
    return_pct: returnPct,
    max_drawdown: maxDrawdownPct,
    total_trades: trades,
    sharpe,
    profit_factor: profitFactor,
  }
}
