import type { ExecutionRow } from '../../../storage/lab/executions.ts'
import { executionsOf } from './decisions.ts'
import { type LiveDeps, type LiveTurn, aboutOf } from './live-run.ts'
import { runOnMarket } from '../../runs/run-on-market.ts'

/** Runs the program, and writes its decisions down with the ctx.state that it left. */
export async function decideByProgram(
  deps: LiveDeps,
  { binding, situation, nextRunAt, now }: LiveTurn,
  program: { code: string; version: number },
): Promise<ExecutionRow[]> {
  const about = aboutOf(binding)
  const result = await runOnMarket(
    deps.ctx,
    'work',
    {
      code: program.code,
      symbols: binding.symbols,
      interval: binding.interval,
      params: binding.params,
      seed: 1,
      state: binding.state,
      time: now,
      balance: situation.balance,
      equity: situation.equity,
      markets: situation.markets,
      about,
    },
    binding.userId,
  )
  const rows = executionsOf(
    {
      binding,
      programVersion: program.version,
      cause: binding.firing === null ? 'scheduled' : 'signal',
      symbol: binding.symbols[about[0] ?? 0] ?? '',
      at: now,
    },
    situation,
    result,
  )
  return deps.ctx.store.transaction(async (inside) => {
    if (!(await inside.bindings.holds(binding.id, deps.owner))) return []
    await inside.bindings.change(binding.id, {
      ...(result.kind === 'done' && { state: result.state }),
      obstacle: result.kind === 'failed' ? 'Its last run failed: see its executions' : null,
      lastTriggerAt: now,
      nextRunAt,
      firing: null,
    })
    return inside.executions.insert(rows)
  })
}
