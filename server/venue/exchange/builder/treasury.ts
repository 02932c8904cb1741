// The only account whose money the server may send: it pays referral rewards out of the builder fees.
import { ExchangeClient, type HttpTransport } from '@nktkas/hyperliquid'
import { privateKeyToAccount } from 'viem/accounts'
import type { Hex } from '../../../../contract/primitives.ts'
import type { Clock, Logger } from '../../../ops/port.ts'
import type { SendOutcome, Treasury } from '../../port.ts'
import {
  ExchangeBusy,
  describeFailure,
  isNonceRefusal,
  isRateLimited,
  refusalOf,
} from '../failures.ts'
import { withRetry } from '../transport/retry.ts'

/** The builder's rewards are claimed once in this time at the most. */
const oneClaimMs = 5 * 60_000

interface Deps {
  transport: HttpTransport
  closing: AbortSignal
  clock: Clock
  log: Logger
}

export function createTreasury(key: Hex, { transport, closing, clock, log }: Deps): Treasury {
  const wallet = privateKeyToAccount(key)
  return {
    address: wallet.address,
    async claimRewards() {
      // Of all processes that claim in the same while one gets through, and one that starts again claims nothing twice.
      const nonce = Math.floor(clock() / oneClaimMs) * oneClaimMs
      const client = new ExchangeClient({ transport, wallet, nonceManager: () => nonce })
      try {
        await withRetry(() => client.claimRewards(), isRateLimited, closing)
        return 'claimed'
      } catch (error) {
        if (isNonceRefusal(error) && isSpent(error)) return 'claimed'
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
    return isSpent(error)
      ? { status: 'spent' }
      : { status: 'unknown', message: describeFailure(error) }
  }
  const message = refusalOf(error)
  if (message === undefined) return { status: 'unknown', message: describeFailure(error) }
  return { status: 'refused', message, isFinal: !isUnknownSigner(message) }
}

/** Too low: so many later nonces were used that this one will never be accepted. */
function isSpent(error: unknown): boolean {
  return /duplicate nonce|nonce too low/i.test(describeFailure(error))
}

/** Refused before the nonce was checked. */
function isUnknownSigner(message: string): boolean {
  return /does not exist|must deposit/i.test(message)
}
