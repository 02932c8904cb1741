// Drives every mandate: a look every few seconds, at once when a price calls for it, never two at a time under one
// mandate.
import { ServiceError } from '../../contract/errors.ts'
import { askingAs } from '../venue/index.ts'
import type { MandateId, PositionId, UnixMs, UserId } from '../../contract/primitives.ts'
import type { CycleSummary, NotOpen, Runner } from './port.ts'
import { onAuthorityChange } from './authority.ts'
import { closeByHand } from './closing/close-by-hand.ts'
import { signClose } from './closing/sign-close.ts'
import { stuckCloseOf } from './closing/stuck-closes.ts'
import { type TradingContext, StaleDataError } from './trading-context.ts'
import { syncFills, syncUntoldFills } from './fills/sync-fills.ts'
import { followAccounts } from './follow/follow-accounts.ts'
import type { LookResult } from './mandates/holder.ts'
import { logOnce } from './log-once.ts'
import { mandateLock } from './mandates/mandate-lock.ts'
import { priceAlarms } from './price-alarms.ts'
import { lookSchedule } from './schedule.ts'
import { dueLooks } from './due-looks.ts'

/** Milliseconds. How long a person's request waits for a mandate that another process holds. */
const patienceMs = 20_000

/** The stream of the bus that tells of mandates to be looked at at once. */
const hastened = 'looks.hastened'

/** `moved_on`: the data had changed between reading and writing; the next look follows at once. */
type LookOutcome =
  | ({ result: 'looked' } & LookResult)
  | { result: 'held_elsewhere' | 'moved_on' | 'nobody_trades' }

export interface TradingHandle extends Runner {
  start(): void
  /** Lets looks in progress finish. */
  stop(): Promise<void>
}

/** The holders must be in the context already. */
export function createTrading(ctx: TradingContext): TradingHandle {
  const { store, log, clock } = ctx
  const lock = mandateLock(ctx)
  const schedule = lookSchedule(clock, turn)
  const due = dueLooks(ctx, { lock, schedule, onIdle: () => (lastCycleAt = clock()) })
  const alarms = priceAlarms(ctx, (id) => {
    ctx.memory.doubted.add(id)
    schedule.enqueue(id)
  })
  const follower = followAccounts(ctx, async (userId) => {
    for (const { id } of await store.mandates.living(userId)) schedule.enqueue(id)
  })
  let lastCycleAt: UnixMs | null = null
  let unsubscribe = () => {}

  async function turn(id: MandateId): Promise<LookOutcome> {
    const begun = performance.now()
    const took = () => (performance.now() - begun) / 1000
    due.begun(id)
    try {
      const turned = await lock.run(id, () => look(id), 0)
      lastCycleAt = clock()
      ctx.findings.looked('done', took())
      return turned.result === 'done' ? turned.value : turned
    } catch (error) {
      if (error instanceof StaleDataError) {
        schedule.enqueue(id)
        return { result: 'moved_on' }
      }
      ctx.findings.looked('failed', took())
      await reportTrouble(ctx, id, error)
      throw error
    } finally {
      due.ended()
    }
  }

  async function look(id: MandateId): Promise<LookOutcome> {
    const mandate = await store.mandates.byId(id)
    const holder = mandate && ctx.holders.get(mandate.kind)
    if (mandate === undefined || holder === undefined) return { result: 'nobody_trades' }
    const changes = await askingAs('protection', () => holder.look(mandate))
    if (changes.opened + changes.closed > 0) ctx.memory.resting.delete(id)
    alarms.set(id, mandate.symbol, await holder.alarm(mandate))
    if (mandate.state === 'guarding') await releaseIfDone(ctx, id)
    return { result: 'looked', ...changes }
  }

  /** Forgets refusals from when the agent could not act: they do not apply to one that can. */
  async function resume(userId: UserId): Promise<void> {
    const live = await store.positions.liveOfUser(userId)
    for (const { id } of live) {
      ctx.memory.retryAt.delete(id)
      ctx.memory.retryAt.delete(`protect:${id}`)
    }
    for (const { id } of await store.mandates.living(userId)) {
      ctx.memory.retryAt.delete(id)
      schedule.enqueue(id)
    }
  }

  /** Runs what a person does to a position, never at the same time as a look. */
  async function byHand<T>(positionId: PositionId, work: () => Promise<T>): Promise<T | NotOpen> {
    const position = await store.positions.byId(positionId)
    if (position === undefined) return { result: 'not_open' }
    return act(position.mandateId, work)
  }

  async function act<T>(id: MandateId, work: () => Promise<T>): Promise<T> {
    try {
      const turned = await lock.run(id, work, patienceMs)
      if (turned.result === 'done') return turned.value
    } finally {
      wake(id)
    }
    throw new ServiceError('EXCHANGE_UNAVAILABLE', 'The market is busy; try again in a moment')
  }

  /** By the database, since another process may be the one that looks. */
  function wake(id: MandateId): void {
    store.mandates.hasten(id, clock()).then(
      () => ctx.bus.publish(hastened, null),
      (error: unknown) =>
        log.warn({ mandateId: id, error: String(error) }, 'could not be hastened'),
    )
  }

  return {
    start: () => {
      alarms.start()
      follower.start()
      const unlisten = onAuthorityChange(ctx, resume)
      const unhear = ctx.bus.subscribe((stream) => {
        if (stream === hastened) due.sweep()
      })
      unsubscribe = () => {
        unlisten()
        unhear()
      }
      due.start()
    },
    stop: async () => {
      alarms.stop()
      unsubscribe()
      await follower.stop()
      const drained = schedule.drain()
      await due.stop()
      await drained
      lock.stop()
    },
    wake,
    lastCycleAt: () => lastCycleAt,
    settled: async (id) => {
      await lock.run(id, () => Promise.resolve(), patienceMs)
    },
    runUser: async (userId) => {
      const living = await store.mandates.living(userId)
      return summaryOf(await Promise.allSettled(living.map(({ id }) => turn(id))))
    },
    closePosition: (positionId, fraction) =>
      byHand(positionId, () => closeByHand(ctx, positionId, { fraction })),
    signClose: (positionId, fraction) =>
      byHand(positionId, () => signClose(ctx, positionId, fraction)),
    act,
    syncFills: (userId, also) => syncFills(ctx, userId, also),
    syncUntoldFills: (userId) => syncUntoldFills(ctx, userId),
    stuckClose: (id) => stuckCloseOf(ctx, id),
    liquidationPrice: (userId, symbol) => {
      const account = ctx.memory.accounts.get(userId)
      const held = account?.positions.find((position) => position.symbol === symbol)
      return held?.liquidationPrice ?? null
    },
  }
}

/** Releases a mandate that is ended, holds no position and waits for no order. */
async function releaseIfDone({ store, memory }: TradingContext, id: MandateId): Promise<void> {
  if ((await store.positions.live(id)).length > 0) return
  if (await store.orders.areOutstanding(id)) return
  await store.mandates.setState(id, 'released')
  memory.resting.delete(id)
}

/** Mandates that were not looked at, for whatever reason, are left out. */
function summaryOf(turns: PromiseSettledResult<LookOutcome>[]): CycleSummary {
  const outcomes = turns.map((turn) => (turn.status === 'fulfilled' ? turn.value : undefined))
  const looked = outcomes.filter((outcome) => outcome?.result === 'looked')
  return {
    evaluated: looked.length,
    opened: looked.reduce((sum, { opened }) => sum + opened, 0),
    closed: looked.reduce((sum, { closed }) => sum + closed, 0),
    skipped: turns.length - looked.length,
  }
}

/** An error under one mandate is logged there, retried later, and affects no other. */
async function reportTrouble(ctx: TradingContext, id: MandateId, error: unknown): Promise<void> {
  ctx.log.warn({ mandateId: id, error: String(error) }, 'a look failed')
  try {
    const mandate = await ctx.store.mandates.byId(id)
    if (mandate === undefined) return
    const isKnown = error instanceof ServiceError
    await logOnce(ctx, mandate, `trouble:${isKnown ? error.code : 'internal'}`, {
      level: isKnown ? 'warn' : 'error',
      kind: isKnown ? 'connection' : 'risk',
      reason: { code: 'trouble', values: { detail: isKnown ? error.message : null } },
      data: { code: isKnown ? error.code : 'INTERNAL' },
    })
  } catch (failure) {
    ctx.log.error({ mandateId: id, error: String(failure) }, 'trouble could not be logged')
  }
}
