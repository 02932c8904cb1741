// Runs bindings that are due, a few at a time, each in one process at a time.
import type { BindingRow } from '../../../storage/lab/bindings.ts'
import { modelProgram } from '../../../storage/lab/executions.ts'
import type { TraderRow } from '../../../storage/traders/traders.ts'
import type { LiveDeps } from './live-run.ts'
import { carryOutDecided, runBinding } from './run-binding.ts'
import { watchPools } from './watch-pools.ts'

/** Milliseconds. */
const pace = 1_000
const leaseMs = 60_000
/** A model may be asked twice. */
const modelLeaseMs = 180_000
const pauseAfterTroubleMs = 30_000
/** A decision older than this was left behind by a process that died. */
const leftBehindMs = 5_000
const atATime = 4
/** Models are waited for, not worked for: slow ones hold up neither programs nor one another. */
const mostQuestions = 24

export interface ProgramRunner {
  start(): void
  stop(): Promise<void>
  /** Runs everything that is due now, and begins to ask the models that are due. */
  turn(): Promise<void>
  /** Until all models that are being asked have answered, and what they decided is done. */
  answered(): Promise<void>
}

export function createProgramRunner(given: Omit<LiveDeps, 'stopping'>): ProgramRunner {
  const stopping = new AbortController()
  const deps = { ...given, stopping: stopping.signal }
  const { ctx, owner } = deps
  const { store, clock, log } = ctx
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined
  /** By binding. */
  const questions = new Map<number, Promise<void>>()

  async function leased(
    binding: BindingRow,
    work: (now: BindingRow) => Promise<void>,
  ): Promise<void> {
    const now = clock()
    const until = now + (binding.programId === modelProgram ? modelLeaseMs : leaseMs)
    if (!(await store.bindings.lease(binding.id, owner, now, until))) return
    try {
      const current = await store.bindings.byId(binding.id)
      if (current !== undefined) await work(current)
    } catch (error) {
      log.warn({ bindingId: binding.id, error: String(error) }, 'a program could not be run')
      await store.bindings.change(binding.id, {
        obstacle: 'It could not be run: trying again',
        nextRunAt: clock() + pauseAfterTroubleMs,
      })
    } finally {
      await store.bindings.release(binding.id, owner)
    }
  }

  async function run(binding: BindingRow, trader: TraderRow): Promise<void> {
    await leased(binding, async (current) => {
      if (current.isEnabled) await runBinding(deps, current, trader)
    })
  }

  /** Also of bindings that are switched off: what was decided before is carried out or noted as missed. */
  async function finishLeftBehind(): Promise<void> {
    for (const id of await store.executions.leftBehind(clock() - leftBehindMs)) {
      // It is being carried out.
      if (questions.has(id)) continue
      const binding = await store.bindings.byId(id)
      const trader = binding && (await store.traders.byId(binding.accountId))
      if (binding === undefined || trader === undefined) continue
      await leased(binding, (current) => carryOutDecided(deps, current, trader))
    }
  }

  /** Begins to ask as many as may be asked at a time, and waits for none. */
  async function askModels(): Promise<void> {
    const limit = mostQuestions + questions.size
    const due = await store.bindings.due(owner, clock(), { kind: 'prompt', limit })
    for (const { binding, trader } of due) {
      if (questions.size >= mostQuestions) return
      if (questions.has(binding.id)) continue
      const question = run(binding, trader).finally(() => questions.delete(binding.id))
      questions.set(binding.id, question)
    }
  }

  async function turn(): Promise<void> {
    await watchPools(ctx)
    await finishLeftBehind()
    await askModels()
    const due = await store.bindings.due(owner, clock(), { kind: 'program', limit: atATime })
    await Promise.all(due.map(({ binding, trader }) => run(binding, trader)))
  }

  function next(): void {
    running ??= turn()
      .catch((error: unknown) => log.error({ error: String(error) }, 'programs could not be run'))
      .finally(() => (running = undefined))
  }

  return {
    turn,
    answered: async () => {
      await Promise.all(questions.values())
    },
    start: () => {
      timer = setInterval(next, pace)
    },
    stop: async () => {
      clearInterval(timer)
      await running
      stopping.abort()
      await Promise.all(questions.values())
    },
  }
}
