// Follows each transfer and deposit from its request to its booking, and compares the books with the exchange.
import { ServiceError } from '../../../contract/errors.ts'
import type { UnixMs, UserId } from '../../../contract/primitives.ts'
import type { Reconciliation } from '../../../contract/money/transfers.ts'
import type { Funds } from '../port.ts'
import { type FundsDeps, addressOf, attempt, createFundsContext } from './funds-context.ts'
import { followDeposits } from './follow-deposits.ts'
import { createSampler } from '../equity/sample-equity.ts'
import { type Sought, findSought, seek } from './sought-deposits.ts'
import { followTransfers } from './follow-transfers.ts'
import { noteMoves } from './moves.ts'
import { readOn } from './read-past.ts'
import { lastReconciliation, reconcile } from './reconcile/reconcile.ts'
import { syncLedger } from './sync-ledger.ts'

/** Streams of the bus. */
const wanted = 'funds.wanted'
const soughtStream = 'funds.sought'

export interface FundsHandle extends Funds {
  /** Continues at once what an earlier process left unfinished, then checks every few seconds. */
  start(): void
  /** Lets work in progress finish. */
  stop(): Promise<void>
}

export function createFunds(deps: FundsDeps): FundsHandle {
  const ctx = createFundsContext(deps)
  const { clock, timing, store, bus, duties } = ctx
  const sync = shared(async (userId) => {
    // Noted here, as whoever joins later knows only what was there when the reading began.
    const readAt = clock()
    await syncLedger(ctx, userId)
    lastRead.set(userId, readAt)
  })
  const compare = shared(async (userId) => {
    const readAt = clock()
    const isTold = await isLedgerRead(userId)
    const result = await reconcile(ctx, userId, isTold)
    if (!isTold) lastRead.set(userId, readAt)
    return result
  })
  const compared = new Map<UserId, { at: UnixMs; result: Reconciliation }>()
  const tried = new Map<UserId, UnixMs>()
  const lastRead = new Map<UserId, UnixMs>()
  const moved = noteMoves(ctx)
  const noteWorth = createSampler(ctx)
  let timer: NodeJS.Timeout | undefined
  let unhear = () => {}
  let looking: Promise<void> | undefined
  let reconciledAt = 0
  let hasStopped = false

  /** Compares the books of the person who has waited longest. */
  async function reconcileRunning(): Promise<void> {
    if (clock() - reconciledAt < timing.reconcile) return
    const living = new Set((await store.mandates.living()).map(({ userId }) => userId))
    const due: { userId: UserId; triedAt: UnixMs }[] = []
    for (const userId of living) {
      const triedAt = tried.get(userId) ?? 0
      const hasMoved = moved.hasSince(await addressOf(store, userId), triedAt)
      const every = hasMoved ? timing.reconcileMoved : timing.reconcileCalm
      if (clock() - triedAt >= every) due.push({ userId, triedAt })
    }
    const [first] = due.toSorted((a, b) => a.triedAt - b.triedAt)
    if (first === undefined) return
    reconciledAt = clock()
    tried.set(first.userId, clock())
    await attempt(ctx, 'comparing the books', () => freshComparison(first.userId))
  }

  /** All that the ledger has is booked, as far as streams tell. */
  async function isLedgerRead(userId: UserId): Promise<boolean> {
    const address = await addressOf(store, userId)
    const at = lastRead.get(userId)
    if (at === undefined || clock() - at >= timing.told) return false
    return ctx.exchange.told(address).isMoneyTold && !moved.hasMoneySince(address, at)
  }

  async function freshComparison(userId: UserId): Promise<Reconciliation> {
    const result = await compare(userId)
    compared.set(userId, { at: clock(), result })
    return result
  }

  function look(): Promise<void> {
    if (hasStopped) return Promise.resolve()
    ctx.looks++
    looking ??= (async () => {
      await attempt(ctx, 'following transfers', () => followTransfers(ctx))
      await attempt(ctx, 'looking for deposits', () => findSought(ctx))
      await attempt(ctx, 'following deposits', () => followDeposits(ctx))
      await attempt(ctx, 'noting what accounts are worth', noteWorth)
      await attempt(ctx, 'comparing the books', reconcileRunning)
      if (ctx.looks % timing.past === 0) await attempt(ctx, 'reading the past', () => readOn(ctx))
    })().finally(() => {
      looking = undefined
    })
    return looking
  }

  async function lookIfOurs(): Promise<void> {
    if (await duties.mine('funds')) await look()
  }

  const unhearSought = bus.subscribe((stream, data) => {
    if (stream === soughtStream) seek(ctx, data as Sought)
  })

  return {
    sync,
    refresh: (userId) =>
      attempt(ctx, 'reading the ledger', async () => {
        const isFresh = clock() - (lastRead.get(userId) ?? 0) < timing.fresh
        if (isFresh || (await isLedgerRead(userId))) return
        await sync(userId)
      }),
    reconcile: async (userId) => {
      const last = compared.get(userId)
      if (last !== undefined && clock() - last.at < timing.fresh) return last.result
      try {
        return await freshComparison(userId)
      } catch (error) {
        // The last known comparison with its time is more useful than an error.
        const known = error instanceof ServiceError && (await lastReconciliation(ctx, userId))
        if (known) return known
        throw error
      }
    },
    // Every process knows it, whichever looks.
    seek: (userId, txHash) => bus.publish(soughtStream, { userId, txHash } satisfies Sought),
    // Another process may be the one that looks.
    wake: () => {
      bus.publish(wanted, null)
    },
    start: () => {
      unhear = bus.subscribe((stream) => {
        if (stream === wanted) void lookIfOurs()
      })
      void lookIfOurs()
      timer = setInterval(() => void lookIfOurs(), timing.look)
    },
    stop: async () => {
      hasStopped = true
      unhear()
      unhearSought()
      clearInterval(timer)
      moved.close()
      await looking
    },
  }
}

/** Calls at the same time share one run. */
function shared<T>(work: (userId: UserId) => Promise<T>): (userId: UserId) => Promise<T> {
  const underWay = new Map<UserId, Promise<T>>()
  return (userId) => {
    const begun = underWay.get(userId)
    if (begun !== undefined) return begun
    const promise = work(userId).finally(() => underWay.delete(userId))
    underWay.set(userId, promise)
    return promise
  }
}
