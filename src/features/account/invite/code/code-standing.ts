// What to say about a code while it is typed.
import { t } from '@lingui/core/macro'
import { readReferralCode } from '../../../../../contract/money/referrals.ts'

export type CodeStanding =
  | { status: 'empty' }
  | { status: 'invalid'; message: string }
  | { status: 'checking' }
  | { status: 'free' }
  | { status: 'taken' }
  | { status: 'reserved' }
  /** The server did not answer; making the code will tell. */
  | { status: 'unchecked' }

export interface CodeCheck {
  /** The code that was looked up. */
  code: string | undefined
  answer: { valid: boolean; available: boolean } | undefined
  hasFailed: boolean
}

const fewest = 4
const most = 20

/** `check` may still be about an earlier text. */
export function standingOf(text: string, check: CodeCheck): CodeStanding {
  const typed = text.trim()
  if (typed === '') return { status: 'empty' }
  const code = readReferralCode(typed)
  if (code === undefined) return { status: 'invalid', message: complaintAbout(typed) }
  if (check.code !== code) return { status: 'checking' }
  if (check.answer === undefined) return { status: check.hasFailed ? 'unchecked' : 'checking' }
  if (check.answer.valid) return { status: 'taken' }
  return { status: check.answer.available ? 'free' : 'reserved' }
}

function complaintAbout(typed: string): string {
  if (!/^[A-Z0-9]*$/i.test(typed)) return t`Letters A–Z and digits only`
  if (typed.length < fewest) return t`At least ${fewest} characters`
  return t`At most ${most} characters`
}
