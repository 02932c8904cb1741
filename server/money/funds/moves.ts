// When a stream last reported a change of an account.
import type { Address, UnixMs } from '../../../contract/primitives.ts'
import type { FundsContext } from './funds-context.ts'

/** Milliseconds. A ledger row may be reported this late, differences of clocks included. */
const lateMs = 5_000

export interface Moves {
  /** A trade, a ledger row or a funding payment. */
  hasSince(address: Address, since: UnixMs): boolean
  /** A ledger row or a funding payment. */
  hasMoneySince(address: Address, since: UnixMs): boolean
  close(): void
}

export function noteMoves({ exchange, clock }: Pick<FundsContext, 'exchange' | 'clock'>): Moves {
  const traded = new Map<string, UnixMs>()
  const paid = new Map<string, UnixMs>()
  const close = exchange.onAccountNews((news) => {
    const { address, kind } = news
    if (kind === 'fills' || kind === 'gap') traded.set(address, clock())
    if (kind !== 'money') return
    const at = news.newest === undefined ? clock() : Math.min(clock(), news.newest + lateMs)
    paid.set(address, Math.max(at, paid.get(address) ?? 0))
  })
  const isSince = (moves: Map<string, UnixMs>, address: Address, since: UnixMs) =>
    (moves.get(address.toLowerCase()) ?? -1) >= since
  return {
    hasSince: (address, since) => isSince(traded, address, since) || isSince(paid, address, since),
    hasMoneySince: (address, since) => isSince(paid, address, since),
    close,
  }
}
