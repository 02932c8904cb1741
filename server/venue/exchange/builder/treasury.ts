// The only account whose money the server may send: it pays referral rewards out of the builder fees.
import { ExchangeClient, type HttpTransport } from '@nktkas/hyperliquid'
import { privateKeyToAccount } from 'viem/accounts'
import type { Hex } from '../../../../contract/primitives.ts'
import type { Logger } from '../../../ops/port.ts'
import type { SendOutcome, Treasury } from '../../port.ts'
import {
  ExchangeBusy,
  describeFailure,
  isNonceRefusal,
  isRateLimited,
  refusalOf,
} from '../failures.ts'
import { withRetry } from '../transport/retry.ts'

export function createTreasury(
  key: Hex,
  { transport, closing, log }: { transport: HttpTransport; closing: AbortSignal; log: Logger },
): Treasury {
  const wallet = privateKeyToAccount(key)
  return {
    address: wallet.address,
    async claimRewards() {
      const client = new ExchangeClient({ transport, wallet })
      try {
        await withRetry(() => client.claimRewards(), isRateLimited, closing)
        return 'claimed'
      } catch (error) {
        log.warn({ error: describeFailure(error) }, 'the builder’s rewards could not be claimed')
        return 'refused'
      }
    },
    async send({ destination, amount, nonce }) {
      const client = new ExchangeClient({ transport, wallet, nonceManager: () => nonce })
      try {
        await withRetry(() => client.usdSend({ destination, amount }), isRateLimited, closing)
        return { status: 'sent' }
      } catch (error) {
        return outcomeOf(error)
      }
    },
  }
}

function outcomeOf(error: unknown): SendOutcome {
  if (isRateLimited(error) || error instanceof ExchangeBusy) {
    return { status: 'unknown', message: 'The exchange is too busy' }
  }
  if (isNonceRefusal(error)) {
    const message = describeFailure(error)
    // Too low: so many later nonces were used that this one will never be accepted.
    const isSpent = /duplicate nonce|nonce too low/i.test(message)
    return isSpent ? { status: 'spent' } : { status: 'unknown', message }
  }
  const message = refusalOf(error)
  if (message === undefined) return { status: 'unknown', message: describeFailure(error) }
  return { status: 'refused', message, isFinal: !isUnknownSigner(message) }
}

/** Refused before the nonce was checked. */
function isUnknownSigner(message: string): boolean {
  return /does not exist|must deposit/i.test(message)
}
