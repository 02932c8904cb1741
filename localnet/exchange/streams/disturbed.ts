// What the faults W2 to W4 do to a message about an account.
import * as z from 'zod'
import type { Faults } from '../controls/faults.ts'
import { wireAddress } from '../trading/requests.ts'

const aboutAccount = z.object({ type: z.string(), user: wireAddress })

/** One entry for each time that the message is sent; `key`: the stream. */
export function disturb(faults: Faults, key: string): { isLate: boolean }[] {
  const usual = [{ isLate: false }]
  if (!faults.areStreamsDisturbed()) return usual
  const parsed = aboutAccount.safeParse(JSON.parse(key))
  if (!parsed.success) return usual
  const { user, type } = parsed.data
  if (faults.consume('W2', user, type)) return []
  if (faults.consume('W3', user, type)) return [...usual, ...usual]
  return [{ isLate: faults.consume('W4', user, type) }]
}
