// Drives every session: a cycle each few seconds, at once when a price says so, never two at a time on one session.
import { ServiceError } from '../../contract/errors.ts'
import type { PositionId, SessionId, UnixMs, UserId } from '../../contract/primitives.ts'
import type { CycleSummary, Runner } from '../context.ts'
import { onAuthorityChange } from './authority.ts'
import { closeByHand } from './close-by-hand.ts'
import { type CycleResult, runCycle } from './cycle.ts'
import { type Desk, type RunnerDeps, SessionMovedOn, createDesk } from './desk.ts'
import { syncFills } from './fills.ts'
import { readGates } from './gates.ts'
import { logOnce } from './refusals.ts'
import { cycleSchedule } from './schedule.ts'
import { sessionLock } from './session-lock.ts'
import { signClose } from './sign-close.ts'
import { stuckCloseOf } from './stuck-closes.ts'
import { priceWatch } from './watch.ts'

/** A person waits this long for a session that another process works on. */
const patienceMs = 20_000

export interface RunnerHandle extends Runner {
  start(): void
  /** Lets cycles under way finish. */
  stop(): Promise<void>
}

export function createRunner(deps: RunnerDeps): RunnerHandle {
  const desk = createDesk(deps)
  const { store, log, clock } = desk
  const lock = sessionLock(desk)
  const schedule = cycleSchedule(clock, cycle)
  const watch = priceWatch(desk, (id) => schedule.enqueue(id))
  let lastCycleAt: UnixMs | null = null
  let timer: NodeJS.Timeout | undefined
  let unsubscribe = () => {}

  /** Undefined: nothing to do, or another process is at it. */
  async function cycle(id: SessionId): Promise<CycleResult | undefined> {
    try {
      const result = await lock.run(id, () => runCycle(desk, id), 0)
      await watch.note(id)
      lastCycleAt = clock()
      return result
    } catch (error) {
      if (error instanceof SessionMovedOn) {
        schedule.enqueue(id)
        return undefined
      }
      await reportTrouble(desk, id, error)
      throw error
    }
  }

  async function sweep(): Promise<void> {
    try {
      const due = await store.sessions.inNeedOfCycles()
      for (const { id } of due) schedule.enqueue(id)
      if (due.length === 0) lastCycleAt = clock()
    } catch (error) {
      log.error({ error: String(error) }, 'the running sessions could not be listed')
    }
  }

  /** Refusals of an agent that could not act say nothing about one that can. */
  async function resume(userId: UserId): Promise<void> {
    const live = await store.positions.liveOfUser(userId)
    for (const { id } of live) {
      desk.memory.retryAt.delete(id)
      desk.memory.retryAt.delete(`protect:${id}`)
    }
    for (const { id } of await store.sessions.inNeedOfCycles(userId)) {
      desk.memory.retryAt.delete(id)
      schedule.enqueue(id)
    }
  }

  /** What a person does to a position, never at the same time as a cycle. */
  async function byHand<T>(positionId: PositionId, work: () => Promise<T>): Promise<T | undefined> {
    const position = await store.positions.byId(positionId)
    if (position === undefined) return undefined
    const turn = async () => ({ outcome: await work() })
    const done = await lock.run(position.sessionId, turn, patienceMs)
    if (done === undefined) {
      throw new ServiceError('EXCHANGE_UNAVAILABLE', 'The session is busy; try again in a moment')
    }
    schedule.enqueue(position.sessionId)
    return done.outcome
  }

  return {
    start: () => {
      watch.start()
      unsubscribe = onAuthorityChange(desk, resume)
      timer = setInterval(() => void sweep(), desk.timing.cycle)
      void sweep()
    },
    stop: async () => {
      clearInterval(timer)
      watch.stop()
      unsubscribe()
      await schedule.drain()
    },
    wake: (id) => schedule.enqueue(id),
    lastCycleAt: () => lastCycleAt,
    settled: (id) => lock.run(id, () => Promise.resolve(), patienceMs),
    runUser: async (userId) => {
      const due = await store.sessions.inNeedOfCycles(userId)
      const results = await Promise.all(due.map(({ id }) => cycle(id).catch(() => undefined)))
      return summaryOf(results)
    },
    closePosition: (positionId, fraction) =>
      byHand(positionId, () => closeByHand(desk, positionId, fraction)),
    signClose: (positionId, fraction) =>
      byHand(positionId, () => signClose(desk, positionId, fraction)),
    gates: (sessionId) => readGates(desk, sessionId),
    syncFills: (userId) => syncFills(desk, userId),
    stuckClose: (sessionId) => stuckCloseOf(desk, sessionId),
    liquidationPrice: (userId, symbol) => {
      const account = desk.memory.accounts.get(userId)
      const held = account?.positions.find((position) => position.symbol === symbol)
      return held?.liquidationPrice ?? null
    },
  }
}

function summaryOf(results: (CycleResult | undefined)[]): CycleSummary {
  const done = results.filter((result) => result !== undefined)
  return {
    evaluated: done.length,
    opened: done.reduce((sum, result) => sum + result.opened, 0),
    closed: done.reduce((sum, result) => sum + result.closed, 0),
    skipped: results.length - done.length,
  }
}

/** One session's trouble is its own: told in its log, and tried again later. */
async function reportTrouble(desk: Desk, id: SessionId, error: unknown): Promise<void> {
  desk.log.warn({ sessionId: id, error: String(error) }, 'a cycle failed')
  try {
    const session = await desk.store.sessions.byId(id)
    if (session === undefined) return
    const isKnown = error instanceof ServiceError
    await logOnce(desk, session, `trouble:${isKnown ? error.code : 'internal'}`, {
      level: isKnown ? 'warn' : 'error',
      kind: isKnown ? 'connection' : 'risk',
      message: isKnown
        ? `${error.message}; trying again`
        : 'Something went wrong inside the server; trying again',
      data: { code: isKnown ? error.code : 'INTERNAL' },
    })
  } catch (failure) {
    desk.log.error({ sessionId: id, error: String(failure) }, 'trouble could not be logged')
  }
}
export type { RunnerDeps } from './desk.ts'
