// Chooses whose accounts are streamed and passes on what the streams report. The venue streams few accounts to one
// address: those with open positions come first, then those that trade, then those whose page is open.
import type { Address, UserId } from '../../../contract/primitives.ts'
import type { AccountNews } from '../../venue/port.ts'
import { mostNeeded } from './most-needed.ts'
import { bookStreamedFills } from '../fills/sync-fills.ts'
import { type TradingContext, addressOf } from '../trading-context.ts'

/** Milliseconds. A user whose mandates were not looked at for this long needs no stream. */
const forgottenMs = 60_000
const chooseEveryMs = 1_000

export interface AccountFollower {
  start(): void
  /** Lets the booking in progress finish. */
  stop(): Promise<void>
}

/** `wake`: looks at the user's mandates at once. */
export function followAccounts(
  ctx: TradingContext,
  wake: (userId: UserId) => Promise<void>,
): AccountFollower {
  const { exchange, memory, clock, log } = ctx
  let followed: UserId[] = []
  let timer: NodeJS.Timeout | undefined
  let unsubscribe = () => {}
  let choosing = false
  const tails = new Map<Address, Promise<void>>()

  async function choose(): Promise<void> {
    if (choosing) return
    choosing = true
    try {
      for (const [id, { at }] of memory.needs) {
        if (clock() - at > forgottenMs) memory.needs.delete(id)
      }
      const order = mostNeeded([...memory.needs.values()], ctx.viewers?.() ?? [], followed)
      const addresses = await Promise.all(order.map((userId) => addressOf(ctx, userId)))
      followed = order
      exchange.followAccounts(addresses)
    } catch (error) {
      log.warn({ error: String(error) }, 'the accounts to stream could not be chosen')
    } finally {
      choosing = false
    }
  }

  function userOf(address: Address): UserId | undefined {
    return followed.find((userId) => memory.addresses.get(userId)?.toLowerCase() === address)
  }

  async function take(news: AccountNews): Promise<void> {
    const userId = userOf(news.address)
    if (userId === undefined) return
    if (news.kind === 'money') return announceBalance(userId)
    const isTrading = [...memory.needs.values()].some((need) => need.userId === userId)
    if (isTrading) {
      if (news.kind === 'fills') await bookStreamedFills(ctx, userId, news.fills)
      if (news.kind === 'gap') memory.synced.delete(userId)
      return wake(userId)
    }
    if (news.kind === 'gap') return
    announceBalance(userId)
  }

  function announceBalance(userId: UserId): void {
    ctx.bus.publish(`user.${userId}.balance`, { type: 'balance.changed', at: clock() })
  }

  /** Handles the news of one account in the order of arrival. */
  function queue(news: AccountNews): void {
    const { address } = news
    const turn = (tails.get(address) ?? Promise.resolve())
      .then(() => take(news))
      .catch((error: unknown) => {
        const userId = userOf(address)
        if (userId !== undefined) memory.synced.delete(userId)
        log.warn({ address, error: String(error) }, 'what a stream told could not be booked')
      })
      .finally(() => {
        if (tails.get(address) === turn) tails.delete(address)
      })
    tails.set(address, turn)
  }

  return {
    start: () => {
      unsubscribe = exchange.onAccountNews(queue)
      timer = setInterval(() => void choose(), Math.min(chooseEveryMs, ctx.timing.cycle))
    },
    stop: async () => {
      clearInterval(timer)
      unsubscribe()
      exchange.followAccounts([])
      await Promise.all(tails.values())
    },
  }
}
