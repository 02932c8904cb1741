// The leases that this process has: taken for a batch of mandates in one statement, kept while they are needed, given
// back as many at a time as there are.
import type { MandateId, UnixMs } from '../../../contract/primitives.ts'
import type { DueMandate, Release } from '../../storage/trading/mandates.ts'
import type { TradingContext } from '../trading-context.ts'

/** How often a lease is renewed within its time. */
const renewalsPerLease = 4
/** Milliseconds. So much later than the process that knows a mandate, another one takes it. */
const graceMs = 1_000
/** Milliseconds. No look is put off and no lease is taken for longer. */
const longestMs = 60_000

/** What leases and the looks under them need of the trading context. */
export interface LeaseContext extends Pick<TradingContext, 'store' | 'clock' | 'owner' | 'log'> {
  timing: Pick<TradingContext['timing'], 'cycle' | 'lease' | 'stuck'>
  memory: Pick<TradingContext['memory'], 'resting'>
}

export interface HeldLeases {
  /** Leases mandates that are due, the longest overdue first. */
  claim(most: number): Promise<MandateId[]>
  /** True when this process may act under the mandate; its lease stays until it is given back. */
  take(id: MandateId): Promise<boolean>
  /** Resolves once others may take it. Without `nextLookAt` it is due as before. */
  giveBack(release: Release): Promise<void>
  /**
   * Frees what an earlier process of the same name had, and what is put off into a future that there would not be if the
   * clock had not been set back.
   */
  start(): Promise<void>
  stop(): void
}

export function heldLeases({ store, clock, owner, timing, log }: LeaseContext): HeldLeases {
  /** Until when, renewed meanwhile; since when; and when its look was due. */
  const held = new Map<MandateId, { until: UnixMs; since: UnixMs; was: UnixMs }>()
  let releases: Release[] = []
  /** One statement about several leases at a time: two could wait for each other. */
  let writing = Promise.resolve()
  let timer: NodeJS.Timeout | undefined

  function keep(leased: readonly DueMandate[], since: UnixMs): void {
    const until = since + timing.lease
    for (const { id, nextLookAt: was } of leased) held.set(id, { since, until, was })
    timer ??= setInterval(() => void inTurn(renew), timing.lease / renewalsPerLease)
  }

  function inTurn(work: () => Promise<void>): Promise<void> {
    writing = writing.catch(() => undefined).then(work)
    return writing
  }

  async function renew(): Promise<void> {
    const now = clock()
    if (held.size === 0) {
      clearInterval(timer)
      timer = undefined
      return
    }
    // Work that hangs must not keep a mandate from a process that can act.
    const lively = [...held].filter(([, { since }]) => now - since < timing.stuck)
    if (lively.length === 0) return
    const ids = lively.map(([id]) => id)
    try {
      const until = now + timing.lease
      const ours = new Set(await store.mandates.renewLeases(ids, owner, until))
      for (const [id, lease] of lively) {
        if (held.get(id) !== lease) continue
        if (ours.has(id)) lease.until = until
        else held.delete(id)
      }
    } catch (error) {
      log.warn({ error: String(error) }, 'the leases of mandates could not be renewed')
    }
  }

  async function release(): Promise<void> {
    const batch = releases
    releases = []
    if (batch.length > 0) await store.mandates.releaseLeases(owner, batch)
  }

  return {
    start: async () => {
      await store.mandates.freeLeases(owner)
      await store.mandates.notAfter(clock() + longestMs)
    },
    claim: async (most) => {
      const now = clock()
      const until = now + timing.lease
      const leased = await store.mandates.claimDue({ owner, now, until, most, graceMs })
      if (leased.length > 0) keep(leased, now)
      return leased.map(({ id }) => id)
    },
    take: async (id) => {
      const now = clock()
      const lease = held.get(id)
      if (lease !== undefined && lease.until > now) {
        lease.since = now
        return true
      }
      const leased = await store.mandates.lease(id, owner, now, now + timing.lease)
      if (leased !== undefined) keep([leased], now)
      return leased !== undefined
    },
    giveBack: (one) => {
      const was = held.get(one.id)?.was
      held.delete(one.id)
      releases.push({ ...one, was })
      // All that come while others are written go together in the next statement.
      return inTurn(release)
    },
    stop: () => clearInterval(timer),
  }
}
