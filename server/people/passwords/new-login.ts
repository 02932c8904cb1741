import type { UserId } from '../../../contract/primitives.ts'
import type { Context } from '../../context.ts'
import type { PasswordLoginRow } from '../../storage/people/password-logins.ts'
import { refuseCommonPassword } from './common-passwords.ts'
import { hashPassword } from './password-hash.ts'

interface Typed {
  email: string
  password: string
  username?: string | undefined
}

/** Throws VALIDATION_FAILED for a password that is guessed first. */
export async function newLogin(
  { clock }: Pick<Context, 'clock'>,
  userId: UserId,
  { email, password, username }: Typed,
): Promise<PasswordLoginRow> {
  await refuseCommonPassword(password, [email, username ?? email])
  return {
    userId,
    email,
    emailKey: keyOfEmail(email),
    username: username ?? null,
    hash: await hashPassword(password),
    changedAt: clock(),
  }
}

export function keyOfEmail(email: string): string {
  return email.toLowerCase()
}
