// Runs bindings that are due, a few at a time, each in one process at a time.
import type { BindingRow } from '../../../storage/lab/bindings.ts'
import type { TraderRow } from '../../../storage/traders/traders.ts'
import { type LiveDeps, carryOutDecided, runBinding } from './run-binding.ts'
import { watchPools } from './watch-pools.ts'

/** Milliseconds. */
const pace = 1_000
const leaseMs = 60_000
const pauseAfterTroubleMs = 30_000
/** A decision older than this was left behind by a process that died. */
const leftBehindMs = 5_000
const atATime = 4

export interface ProgramRunner {
  start(): void
  stop(): Promise<void>
  /** Runs everything that is due now. */
  turn(): Promise<void>
}

export function createProgramRunner(deps: LiveDeps): ProgramRunner {
  const { ctx, owner } = deps
  const { store, clock, log } = ctx
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined

  async function leased(
    binding: BindingRow,
    work: (now: BindingRow) => Promise<void>,
  ): Promise<void> {
    const now = clock()
    if (!(await store.bindings.lease(binding.id, owner, now, now + leaseMs))) return
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
      const binding = await store.bindings.byId(id)
      const trader = binding && (await store.traders.byId(binding.accountId))
      if (binding === undefined || trader === undefined) continue
      await leased(binding, (current) => carryOutDecided(deps, current, trader))
    }
  }

  async function turn(): Promise<void> {
    await watchPools(ctx)
    await finishLeftBehind()
    const due = await store.bindings.due(owner, clock(), atATime)
    await Promise.all(due.map(({ binding, trader }) => run(binding, trader)))
  }

  function next(): void {
    running ??= turn()
      .catch((error: unknown) => log.error({ error: String(error) }, 'programs could not be run'))
      .finally(() => (running = undefined))
  }

  return {
    turn,
    start: () => {
      timer = setInterval(next, pace)
    },
    stop: async () => {
      clearInterval(timer)
      await running
    },
  }
}
