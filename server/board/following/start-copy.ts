import type { CopyTerms } from '../../../contract/board/following.ts'
import { add, compare } from '../../../contract/decimal.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { Context } from '../../context.ts'
import { actingFor } from '../../people/index.ts'
import { copiedTerms, startSession } from '../../sessions/index.ts'
import type { CopyRow } from '../../storage/board/following.ts'
import type { Store } from '../../storage/store.ts'
import { labelOf } from '../ranking-view.ts'
import { dayStart, isRunning, lossLimit, usedOf } from './used.ts'

/** Milliseconds after which a session is not copied any more: it would begin at another market. */
const freshMs = 60_000

/**
 * Starts the copy's session, now or never, and settles its row; what is refused is told. The session has the copy's id, so
 * that a process which died between the two is followed by one that finds it.
 */
export async function startCopy(ctx: Context, copy: CopyRow): Promise<void> {
  const { store } = ctx
  try {
    if ((await store.sessions.byId(copy.id)) === undefined) await start(ctx, copy)
    await store.following.settle(copy.id, { state: 'started' })
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    // Another process may have started it meanwhile, and holds the market by it.
    if ((await store.sessions.byId(copy.id)) === undefined) {
      return refuse(store, copy, error.message, ctx.clock())
    }
    await store.following.settle(copy.id, { state: 'started' })
  }
}

async function start(ctx: Context, copy: CopyRow): Promise<void> {
  const { id, userId, traderId, sourceId, at } = copy
  if (ctx.clock() - at > freshMs)
    throw refusal('It started more than a minute before it could be copied')
  const source = await ctx.store.sessions.byId(sourceId)
  if (source === undefined || source.status !== 'active') throw refusal('It had ended already')
  const follow = await ctx.store.following.one(userId, traderId)
  if (follow === undefined || follow.copying === null) throw refusal('You stopped copying')
  const terms = copiedTerms(source, follow.copying)
  await startSession(await actingFor(ctx, userId), terms, {
    id,
    copiedFrom: traderId,
    admit: (inside) => admit(inside, copy, ctx.clock(), terms.contract),
  })
}

/** By the terms as they are when nobody else can start anything for the person. Throws a refusal. */
async function admit(
  store: Store,
  { userId, traderId }: CopyRow,
  now: number,
  { budget, lossThreshold }: Pick<CopyTerms, 'budget' | 'lossThreshold'>,
): Promise<void> {
  const follow = await store.following.one(userId, traderId)
  const terms: CopyTerms | null = follow?.copying ?? null
  if (terms === null) throw refusal('You stopped copying')
  const today = dayStart(now)
  const sessions = await store.following.sessionsOf(userId, traderId, today)
  const running = sessions.filter(isRunning).length
  if (running >= terms.atOnce) throw refusal(`As many copies run as you allow at once: ${running}`)
  const used = usedOf(sessions, today)
  const most = add(used, lossLimit(budget, lossThreshold))
  if (compare(most, terms.dayLoss) > 0) {
    throw refusal(
      `Today’s copies could lose ${most} USDC together with it; you allow ${terms.dayLoss} a day`,
    )
  }
}

/** Told to the person in these words; the code is not seen by anybody. */
function refusal(message: string): ServiceError {
  return new ServiceError('NOT_FOLLOWABLE', message)
}

async function refuse(store: Store, copy: CopyRow, problem: string, at: number): Promise<void> {
  await store.transaction(async (inside) => {
    await inside.following.settle(copy.id, { state: 'refused', problem })
    const trader = await inside.users.byId(copy.traderId)
    const label = trader?.role === 'house' ? labelOf(trader.settings) : null
    const { traderId, symbol, userId } = copy
    const facts = { traderId, symbol, problem, label, address: trader?.address ?? '' }
    await inside.notices.add({ userId, event: 'copy_refused', subject: copy.id, at, facts })
  })
}
