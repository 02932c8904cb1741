import { rowIdOf } from '../../../../contract/traders/trader-shared.ts'
import type * as contract from '../../../../contract/endpoints.ts'
import { ServiceError } from '../../../../contract/errors.ts'
import type { ViewerContext } from '../../../context.ts'
import type { Verb } from '../../../route.ts'
import { runOnMarket } from '../../runs/run-on-market.ts'
import { executionsOf } from '../run/decisions.ts'
import { situationOf } from '../run/situation.ts'
import { requireProgram } from './binding-terms.ts'
import { requireBinding } from './binding-view.ts'
import { verdictOn } from './verdict.ts'

/** Reads what a run would, and writes nothing: ctx.state stays as it is. */
export const previewRun: Verb<ViewerContext, typeof contract.previewRun> = async ({
  ctx,
  input: { params },
}) => {
  const binding = await requireBinding(ctx, rowIdOf(params.id))
  const program = await requireProgram(ctx, binding.programId)
  const trader = await ctx.store.traders.owned(ctx.viewer.id, binding.accountId)
  if (trader === undefined) throw new ServiceError('NOT_FOUND', 'There is no such trader')
  const situation = await situationOf(ctx, binding, trader)
  const { balance, equity, markets } = situation
  const time = ctx.clock()
  const result = await runOnMarket(
    ctx,
    'run',
    {
      code: program.code,
      symbols: binding.symbols,
      interval: binding.interval,
      params: binding.params,
      seed: 1,
      state: binding.state,
      time,
      balance,
      equity,
      markets,
      about: binding.symbols.map((_, index) => index),
    },
    ctx.viewer.id,
  )
  const about = {
    binding,
    programVersion: program.version,
    cause: 'manual',
    symbol: binding.symbols[0] ?? '',
    at: time,
  } as const
  const [first] = executionsOf(about, situation, result)
  if (first === undefined) throw new Error('a run came to nothing at all')
  const verdict = await verdictOn(ctx, trader, binding.id, first)
  return {
    action: first.action,
    symbol: first.symbol,
    quantity: verdict.quantity,
    reason: first.reason,
    input: {
      time,
      balance,
      equity,
      params: binding.params,
      state: binding.state,
      markets: Object.fromEntries(binding.symbols.map((symbol, i) => [symbol, markets[i]])),
    },
    data_queries: [...result.reads],
    logs: [...result.logs],
    checks: verdict.checks,
    error: verdict.error ?? first.error,
    duration_ms: result.durationMs,
  }
}
