// A signature is for data prepared a moment before. If a prompt is answered hours later, the signature is not
// posted.
import { t } from '@lingui/core/macro'
import { now } from '../../lib/clock.ts'
import { formatDuration } from '../../lib/time.ts'

class StaleSignature extends Error {
  override readonly name = 'StaleSignature'
}

const lifeMs = 5 * 60_000

/**
 * `preparedAt`: the nonce, epoch ms by the server's clock. Throws from `expiresAt` on, five minutes later by
 * default.
 */
export function refuseStale(preparedAt: number, expiresAt = preparedAt + lifeMs): void {
  const at = now()
  if (at < Math.min(expiresAt, preparedAt + lifeMs)) return
  const late = formatDuration(at - preparedAt)
  throw new StaleSignature(
    t`This was signed ${late} after it was prepared, which is too late. It was not sent. Start again to sign a fresh one.`,
  )
}
