// A run of a trader by its model. Asked, answered and decided are written down one after the other: whoever finds a
// question without an answer after a crash notes it as lost, and decisions that were written are carried out once.
import { ServiceError } from '../../../contract/errors.ts'
import type { ExecutionRow } from '../../storage/lab/executions.ts'
import { executionsOf } from '../live/run/decisions.ts'
import { type LiveDeps, type LiveTurn, aboutOf } from '../live/run/live-run.ts'
import { lossReached, traderMoney } from '../live/trades/trader-money.ts'
import type { Asked } from './ask-for-decision.ts'
import { ask, noteOf, plansOf, questionFor } from './decide.ts'
import { runResultOf } from './run-result.ts'
import { loseRuns, reserve } from './spending/reserve.ts'
import { tellDecision } from './tell-decision.ts'

/** Executions that are to be carried out. The caller holds the binding's lease. */
export async function decideByModel(deps: LiveDeps, turn: LiveTurn): Promise<ExecutionRow[]> {
  const { binding, trader, person, situation, nextRunAt, now } = turn
  const { store, clock } = deps.ctx
  await loseRuns(store, trader)
  const lost = lossReached(trader, await traderMoney(person, trader))
  if (lost !== undefined) {
    await store.traders.change(trader.id, { state: 'error', error: lost })
    return []
  }
  const paced = { lastTriggerAt: now, nextRunAt, firing: null }
  const cause = binding.firing === null ? ('scheduled' as const) : ('signal' as const)
  let question
  try {
    question = await questionFor(person, binding, trader, situation)
  } catch (error) {
    if (!(error instanceof ServiceError) || error.code !== 'NO_MODEL') throw error
    await store.bindings.change(binding.id, { ...paced, obstacle: error.message })
    return []
  }
  const reserved = await store.transaction(async (inside) => {
    if (!(await inside.bindings.holds(binding.id, deps.owner))) return undefined
    const made = await reserve(inside, trader, question, { cause, state: 'asked', at: now })
    const obstacle = 'skipped' in made ? made.skipped : null
    await inside.bindings.change(binding.id, { ...paced, obstacle })
    return made
  })
  if (reserved === undefined || 'skipped' in reserved) return []
  tellDecision(deps.ctx, trader, reserved.id)
  const asked = await ask(person, trader, situation, question, {
    reserved: reserved.id,
    symbols: binding.symbols,
    signal: deps.stopping,
  })
  const about = {
    binding,
    programVersion: 0,
    cause,
    symbol: binding.symbols[aboutOf(binding)[0] ?? 0] ?? '',
    at: clock(),
    decisionId: reserved.id,
    plans: plansOf(asked.decisions),
  }
  const written = await store.transaction(async (inside) => {
    if (!(await inside.bindings.holds(binding.id, deps.owner))) return []
    const note = noteOf(trader, asked)
    if ((await inside.traders.byId(trader.id))?.state !== 'active') {
      const problem = 'It was stopped before the answer came. Nothing was done'
      await inside.modelDecisions.change(reserved.id, { ...note, problem })
      return []
    }
    await inside.modelDecisions.change(reserved.id, note)
    await inside.bindings.change(binding.id, { obstacle: obstacleOf(asked) })
    return inside.executions.insert(executionsOf(about, situation, runResultOf(asked)))
  })
  tellDecision(deps.ctx, trader, reserved.id)
  return written
}

function obstacleOf({ status, problem }: Asked): string | null {
  return status === 'decided' ? null : `${problem ?? 'There was no decision'}. It holds`
}
