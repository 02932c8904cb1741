// Guessing passwords gets slower: after five failures of an e-mail, or from an address, each further try has to wait
// twice as long. A wallet signs in all the same.
import { createHmac } from 'node:crypto'
import { ServiceError } from '../../../contract/errors.ts'
import type { Context } from '../../context.ts'
import { deriveKey } from '../../settings/secrets.ts'

type Ports = Pick<Context, 'config' | 'store' | 'clock' | 'callerAddress'>

const freeFailures = 5
const firstWaitMs = 2_000
const longestWaitMs = 15 * 60_000
const forgottenAfterMs = 60 * 60_000

export interface Throttle {
  /** Throws RATE_LIMITED with the seconds to wait. */
  refuseEarly(): Promise<void>
  failed(): Promise<void>
  /** Forgets the e-mail's failures, not those of the address: one good guess does not pay for many bad ones. */
  succeeded(): Promise<void>
}

/** `email`: in lower case. */
export function throttleOf(
  { config, store, clock, callerAddress }: Ports,
  email: string,
): Throttle {
  const secret = deriveKey(config.secret, 'login-failures/v1')
  const keyOf = (text: string) => createHmac('sha256', secret).update(text).digest('base64url')
  const byEmail = keyOf(`email ${email}`)
  const keys = [byEmail, keyOf(`address ${callerAddress ?? 'unknown'}`)]
  return {
    async refuseEarly() {
      const leftMs = (await store.loginFailures.waitUntil(keys)) - clock()
      if (leftMs <= 0) return
      const retryAfter = Math.ceil(leftMs / 1_000)
      throw new ServiceError(
        'RATE_LIMITED',
        `Too many wrong passwords: try again in ${retryAfter} s, or sign in with your wallet`,
        { retryAfter },
      )
    },

    async failed() {
      const now = clock()
      for (const key of keys) {
        const failures = await store.loginFailures.count(key, now, now - forgottenAfterMs)
        if (failures < freeFailures) continue
        const waitMs = Math.min(longestWaitMs, firstWaitMs * 2 ** (failures - freeFailures))
        await store.loginFailures.wait(key, now + waitMs)
      }
    },

    succeeded: () => store.loginFailures.forget(byEmail),
  }
}
