// Samples the equity of trading accounts every minute: the exchange's own history has hours between its points.
import type { UnixMs, UserId } from '../../../contract/primitives.ts'
import { addressOf, attempt, type FundsContext } from '../funds/funds-context.ts'
import { keepShape } from './keep-shape.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** Samples older than `olderThanMs` are thinned from one per `from` minutes to one per `to` minutes. */
const grains = [
  { from: 1, to: 15, olderThanMs: dayMs + hourMs },
  { from: 15, to: 120, olderThanMs: 8 * dayMs },
  { from: 120, to: 1_440, olderThanMs: 32 * dayMs },
] as const

/** Stores the equity of accounts that have a mandate, at most once a minute. */
export function createSampler(ctx: FundsContext): () => Promise<void> {
  const { clock, timing, store } = ctx
  let sampledAt = clock()
  const coarsenedAt = new Map<UserId, UnixMs>()
  return async () => {
    if (clock() - sampledAt < timing.sample) return
    sampledAt = clock()
    const living = new Set((await store.mandates.living()).map(({ userId }) => userId))
    for (const userId of living) {
      await attempt(ctx, 'noting the worth of an account', () => sample(ctx, userId))
      if (clock() - (coarsenedAt.get(userId) ?? 0) < hourMs) continue
      coarsenedAt.set(userId, clock())
      await attempt(ctx, 'thinning a curve of equity', () => coarsen(ctx, userId))
    }
  }
}

async function sample({ exchange, store, clock }: FundsContext, userId: UserId): Promise<void> {
  const address = await addressOf(store, userId)
  const told = exchange.told(address).account
  const { equity } = told?.state ?? (await exchange.account(address))
  await store.equitySamples.add({ userId, at: clock(), equity, grain: 1 })
}

/** Thins out old samples and keeps every fall. */
export async function coarsen(
  { store, clock }: Pick<FundsContext, 'store' | 'clock'>,
  userId: UserId,
): Promise<void> {
  for (const { from, to, olderThanMs } of grains) {
    const spanMs = to * minuteMs
    const before = Math.floor((clock() - olderThanMs) / spanMs) * spanMs
    await store.transaction(async ({ equitySamples }) => {
      const fine = await equitySamples.ofGrain(userId, from, before)
      const kept = new Set(keepShape(fine, ({ equity }) => equity, spanMs).map(({ at }) => at))
      const gone = fine.map(({ at }) => at).filter((at) => !kept.has(at))
      await equitySamples.remove(userId, gone)
      await equitySamples.regrain(userId, from, before, to)
    })
  }
}
