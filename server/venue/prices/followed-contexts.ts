// Fast price streams of single markets that somebody holds or looks at: one subscription each.
import type { SubscriptionClient } from '@nktkas/hyperliquid'
import type { Clock, Logger } from '../../ops/port.ts'
import { keepSubscribed } from '../exchange/subscription.ts'

/**
 * The most markets that are followed only for display; the others get the slower prices. Markets needed for
 * decisions are always followed.
 */
const mostLookedAt = 60
/** Milliseconds after the last decision about a market at which its stream is closed. */
const leaseMs = 60_000

interface Followed {
  lookers: number
  neededUntil: number
  stop: () => void
}

export interface FollowedContexts {
  /** A decision needs this market's price, now and again soon. */
  need(symbol: string): void
  /** Somebody looks at the market. Returns a function that ends it. */
  look(symbol: string): () => void
  close(): void
}

export function followContexts(
  subscriptions: SubscriptionClient,
  { clock, log }: { clock: Clock; log: Logger },
  receive: (event: unknown) => void,
): FollowedContexts {
  const followed = new Map<string, Followed>()
  const tidying = setInterval(tidy, leaseMs / 4)
  tidying.unref()

  function follow(symbol: string): Followed {
    const known = followed.get(symbol)
    if (known !== undefined) return known
    const stop = keepSubscribed(
      (onError) => subscriptions.activeAssetCtx({ coin: symbol }, receive, { onError }),
      `the price stream of ${symbol}`,
      log,
    )
    const made = { lookers: 0, neededUntil: 0, stop }
    followed.set(symbol, made)
    return made
  }

  function tidy(): void {
    for (const [symbol, { lookers, neededUntil, stop }] of followed) {
      if (lookers > 0 || neededUntil > clock()) continue
      stop()
      followed.delete(symbol)
    }
  }

  return {
    need: (symbol) => {
      follow(symbol).neededUntil = clock() + leaseMs
    },
    look: (symbol) => {
      if (!followed.has(symbol) && followed.size >= mostLookedAt) return () => {}
      const entry = follow(symbol)
      entry.lookers++
      let isOver = false
      return () => {
        if (isOver) return
        isOver = true
        entry.lookers--
      }
    },
    close: () => {
      clearInterval(tidying)
      for (const { stop } of followed.values()) stop()
      followed.clear()
    },
  }
}
