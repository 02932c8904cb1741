// Which accounts are streamed, and whether what their streams reported is still valid.
import type { Address, UnixMs } from '../../../contract/primitives.ts'
import type { AccountNews, AccountStreams, Told } from '../port.ts'
import { type FollowDeps, type ToldAccount, followAccount } from './told-account.ts'

/** The venue's documented limit of users in the subscriptions of one address. */
const mostFollowed = 10
/**
 * Milliseconds. Prices arrive every few seconds over the same connection, so that this long a silence means it is
 * dead.
 */
const silenceMs = 15_000

const nothing: Told = { account: null, orders: null, areFillsTold: false, isMoneyTold: false }

export function createAccountStreams(
  deps: Omit<FollowDeps, 'tell'>,
): AccountStreams & { close(): void } {
  const { socket, clock, log } = deps
  const followed = new Map<Address, ToldAccount>()
  const listeners = new Set<(news: AccountNews) => void>()
  let heardAt: UnixMs = clock()

  socket.socket.addEventListener('message', () => {
    heardAt = clock()
  })

  function tell(news: AccountNews): void {
    for (const listener of listeners) listener(news)
  }

  return {
    followAccounts(wanted) {
      const chosen = new Set(wanted.slice(0, mostFollowed).map(lowerCase))
      // Unsubscribes first, because the venue limits the number of users.
      for (const [address, account] of followed) {
        if (chosen.has(address)) continue
        followed.delete(address)
        account.close()
      }
      for (const address of chosen) {
        if (followed.has(address)) continue
        followed.set(address, followAccount(address, { ...deps, tell }))
      }
    },
    told: (address) =>
      clock() - heardAt > silenceMs
        ? nothing
        : (followed.get(lowerCase(address))?.read() ?? nothing),
    streamedAccounts() {
      const times = [...followed.values()].flatMap((account) => account.read().account?.at ?? [])
      const ageMs = times.length === 0 ? null : Math.max(0, clock() - Math.min(...times))
      return { followed: followed.size, told: times.length, ageMs }
    },
    distrust(address) {
      log.warn({ address }, 'streams told something else than the exchange: asking for them anew')
      followed.get(lowerCase(address))?.restart()
    },
    onAccountNews(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close() {
      listeners.clear()
      for (const account of followed.values()) account.close()
      followed.clear()
    },
  }
}

function lowerCase(address: Address): Address {
  return `0x${address.slice(2).toLowerCase()}`
}
