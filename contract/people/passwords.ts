// Signing in by e-mail and password, for programs and for people without a wallet at hand. Paths, names and times
// (ISO 8601, UTC) are those of the lab's documents. Trading needs a wallet, which can be linked later.
import * as z from 'zod/mini'
import { IsoTime } from '../desk/shared.ts'
import { defineEndpoint } from '../endpoint.ts'
import { Address } from '../primitives.ts'
import { SignatureText } from './signature.ts'

const lab = { wireCase: 'snake_case', statuses: { UNSUPPORTED_MEDIA_TYPE: 400 } } as const
const open = { ...lab, auth: 'public' } as const
const signedIn = { ...lab, auth: 'person' } as const

const shortestPassword = 10

const longestPassword = 256

/** Compared without regard to case; stored as typed, without the blanks around it. */
const Email = z.string().check(z.trim(), z.maxLength(254), z.email('must be an e-mail address'))

const NewPassword = z
  .string()
  .check(
    z.minLength(shortestPassword, `must have at least ${shortestPassword} characters`),
    z.maxLength(longestPassword),
  )

const TypedPassword = z.string().check(z.minLength(1), z.maxLength(longestPassword))

const Username = z
  .string()
  .check(z.trim(), z.regex(/^[\p{L}\p{N}._ -]{1,40}$/u, 'must be letters, digits, “. _ -”'))

const PasswordUser = z.object({
  id: z.string(),
  email: z.nullable(z.string()),
  username: z.nullable(z.string()),
  /** Checksummed; null until a wallet is linked. */
  wallet_address: z.nullable(z.string()),
})

const SessionToken = z.object({
  /** Opaque; for `Authorization: Bearer …`. Shown once, and never stored as it is. */
  session_token: z.string(),
  expires_at: IsoTime,
  user: PasswordUser,
})
export type SessionToken = z.infer<typeof SessionToken>

export const registerUser = defineEndpoint({
  ...open,
  id: 'users.register',
  method: 'POST',
  path: '/api/users/register',
  summary: 'Begin an account by e-mail and password; signs in as well',
  body: z.strictObject({
    email: Email,
    password: NewPassword,
    username: z.optional(Username),
  }),
  output: SessionToken,
  status: 201,
  errors: ['EMAIL_TAKEN'],
})

export const loginUser = defineEndpoint({
  ...open,
  id: 'users.login',
  method: 'POST',
  path: '/api/users/login',
  summary:
    'E-mail and password for a session token of 180 days. After five failures of an address or an e-mail the next try has to wait, longer each time',
  body: z.strictObject({ email: Email, password: TypedPassword }),
  output: SessionToken,
  errors: ['INVALID_CREDENTIALS'],
})

export const logoutUser = defineEndpoint({
  ...signedIn,
  id: 'users.logout',
  method: 'POST',
  path: '/api/users/logout',
  scope: 'trade',
  unstored: true,
  summary: 'End the sign-in of this request, and no other',
  output: z.object({ message: z.string() }),
  errors: [],
})

export const getUserProfile = defineEndpoint({
  ...signedIn,
  id: 'users.profile',
  method: 'GET',
  path: '/api/users/profile',
  summary: 'The signed-in person',
  output: z.extend(PasswordUser, {
    created_at: IsoTime,
    /** Newest first. */
    traders: z.array(z.object({ id: z.int(), name: z.string() })),
  }),
  errors: [],
})

export const setPassword = defineEndpoint({
  ...signedIn,
  id: 'users.setPassword',
  method: 'PUT',
  path: '/api/users/password',
  unstored: true,
  summary:
    'Set or change the e-mail and password of the signed-in person. `current_password` is needed where there is one; other session tokens end',
  body: z.strictObject({
    email: Email,
    password: NewPassword,
    username: z.optional(Username),
    current_password: z.optional(TypedPassword),
  }),
  output: PasswordUser,
  errors: ['EMAIL_TAKEN', 'INVALID_CREDENTIALS'],
})

export const linkWallet = defineEndpoint({
  ...signedIn,
  id: 'users.linkWallet',
  method: 'POST',
  path: '/api/users/wallet',
  unstored: true,
  summary:
    'Link a wallet to an account that has none, by signing a challenge of `POST /auth/evm/challenge`',
  body: z.strictObject({ address: Address, signature: SignatureText }),
  output: PasswordUser,
  errors: [
    'CHALLENGE_INVALID',
    'CHALLENGE_EXPIRED',
    'SIGNATURE_INVALID',
    'WALLET_LINKED',
    'WALLET_TAKEN',
  ],
})
