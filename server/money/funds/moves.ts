// When a stream last reported a change of an account.
import type { Address, UnixMs } from '../../../contract/primitives.ts'
import type { FundsContext } from './funds-context.ts'

const telling: readonly string[] = ['fills', 'gap', 'money']

export interface Moves {
  hasSince(address: Address, since: UnixMs): boolean
  close(): void
}

export function noteMoves({ exchange, clock }: Pick<FundsContext, 'exchange' | 'clock'>): Moves {
  const movedAt = new Map<string, UnixMs>()
  const close = exchange.onAccountNews(({ address, kind }) => {
    if (telling.includes(kind)) movedAt.set(address, clock())
  })
  return {
    hasSince: (address, since) => (movedAt.get(address.toLowerCase()) ?? -1) >= since,
    close,
  }
}
