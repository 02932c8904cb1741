// One run of a binding: of its program, or of a model that is asked. Its decisions are written in one transaction before
// anything is sent, so that a process that dies in between loses nothing and does nothing twice.
import { isExchangeAway } from '../../../../contract/errors.ts'
import type { BindingRow } from '../../../storage/lab/bindings.ts'
import { type ExecutionRow, modelProgram } from '../../../storage/lab/executions.ts'
import type { TraderRow } from '../../../storage/traders/traders.ts'
import { inWords } from '../../../people/index.ts'
import { actingFor } from '../../../people/index.ts'
import { decideByModel } from '../../models/decide-live.ts'
import { tellDecision } from '../../models/tell-decision.ts'
import { decideByProgram } from './decide-by-program.ts'
import type { LiveDeps } from './live-run.ts'
import { situationOf } from './situation.ts'

/** Milliseconds. How long a decision may be carried out after it was made. */
const freshMs = 120_000
const approvalMaxAgeMs = 30_000
/** How long runs that decided nothing are kept. */
export const holdsKeptMs = 7 * 86_400_000
const noProgram = { code: '', enabled: true, version: 0 }

/** The caller holds the binding's lease. */
export async function runBinding(
  deps: LiveDeps,
  binding: BindingRow,
  trader: TraderRow,
): Promise<void> {
  const { ctx } = deps
  const { store, clock } = ctx
  await carryOutDecided(deps, binding, trader)
  const now = clock()
  const nextRunAt = binding.isScheduled ? now + binding.intervalSecs * 1_000 : null
  const person = await actingFor(ctx, binding.userId)
  const program =
    binding.programId === modelProgram
      ? noProgram
      : await ctx.atWork.programs.owned(binding.userId, binding.programId)
  if (program === undefined || !program.enabled) {
    const obstacle = 'Its program is switched off'
    return store.bindings.change(binding.id, { obstacle, nextRunAt, firing: null })
  }
  let situation
  try {
    const authority = await ctx.authority.look(person.viewer, approvalMaxAgeMs)
    if (!authority.mayClose) {
      return await store.bindings.change(binding.id, {
        obstacle: inWords(authority),
        nextRunAt,
        firing: null,
      })
    }
    situation = await situationOf(person, binding, trader)
  } catch (error) {
    if (!isExchangeAway(error)) throw error
    // Nothing is decided by prices that are not known; the wait is short.
    const soon = binding.isScheduled ? now + Math.min(10_000, binding.intervalSecs * 1_000) : null
    const obstacle = `It waits for the exchange: ${error.message}`
    return store.bindings.change(binding.id, { obstacle, nextRunAt: soon, firing: null })
  }
  const run = { binding, trader, person, situation, nextRunAt, now }
  const written =
    binding.programId === modelProgram
      ? await decideByModel(deps, run)
      : await decideByProgram(deps, run, program)
  await store.executions.forgetHolds(binding.id, now - holdsKeptMs)
  for (const execution of written) {
    if (execution.state === 'decided') await carry(deps, binding, trader, execution)
  }
}

/** Decisions that a process left behind: carried out while they are fresh, otherwise noted as missed. */
export async function carryOutDecided(
  deps: LiveDeps,
  binding: BindingRow,
  trader: TraderRow,
): Promise<void> {
  const { store, clock } = deps.ctx
  for (const execution of await store.executions.decided(binding.id)) {
    if (clock() - execution.at <= freshMs) await carry(deps, binding, trader, execution)
    else {
      await store.executions.change(execution.id, {
        state: 'missed',
        error: 'It could not be carried out in time',
      })
    }
  }
}

async function carry(
  { ctx, trades }: LiveDeps,
  binding: BindingRow,
  trader: TraderRow,
  execution: ExecutionRow,
): Promise<void> {
  try {
    const person = await actingFor(ctx, binding.userId)
    const outcome = await trades.carryOut(person, binding, trader, execution)
    if (outcome === undefined) return
    await ctx.store.executions.change(execution.id, outcome)
    const { decisionId } = execution
    if (decisionId !== null) tellDecision(ctx, trader, decisionId)
  } catch (error) {
    // It stays decided, and is tried again while it is fresh.
    ctx.log.warn({ executionId: execution.id, error: String(error) }, 'a decision waits')
  }
}
