// Signing in from elsewhere: pages by cookie, programs by a code that a signed-in person reads out. Paths, names and
// times (ISO 8601, UTC) are those of the trading desk's documents.
import * as z from 'zod/mini'
import { IsoTime } from '../desk/shared.ts'
import { defineEndpoint } from '../endpoint.ts'
import { Address, SignInId } from '../primitives.ts'
import { SignatureText } from './signature.ts'

/**
 * `web`: a page with cookies. `extension`: a program paired by code. `evm`: a token of `/auth/evm`. `password`: a
 * session token for e-mail and password.
 */
export const SignInKind = z.enum(['web', 'extension', 'evm', 'password'])
export type SignInKind = z.infer<typeof SignInKind>

const desk = { wireCase: 'snake_case' } as const
const open = { ...desk, auth: 'public' } as const
const signedIn = { ...desk, auth: 'viewer' } as const

const Person = z.object({
  id: z.string(),
  /** Checksummed. */
  wallet_address: z.string(),
  created_at: IsoTime,
})

const Tokens = z.object({
  access_token: z.string(),
  /** Works once; the answer to its use contains the next one. */
  refresh_token: z.string(),
  /** Seconds until the access token expires. */
  expires_in: z.int(),
})

const Ended = z.object({ message: z.string(), revoked_count: z.int() })

export const createNonce = defineEndpoint({
  ...open,
  id: 'auth.nonce',
  method: 'GET',
  path: '/api/v1/auth/nonce',
  unstored: true,
  summary: 'A number for one EIP-4361 message; usable once, for five minutes',
  output: z.object({ nonce: z.string() }),
  errors: [],
})

export const verifySiwe = defineEndpoint({
  ...open,
  id: 'auth.siwe',
  method: 'POST',
  path: '/api/v1/auth/verify-siwe',
  summary:
    'Sign in with an EIP-4361 message of the client’s own: sets the cookies access_token (15 minutes) and refresh_token (7 days)',
  body: z.strictObject({
    message: z.string().check(z.minLength(1), z.maxLength(4096)),
    signature: SignatureText,
  }),
  output: z.object({ user: Person }),
  errors: ['SIWE_INVALID'],
})

export const refreshSignIn = defineEndpoint({
  ...open,
  id: 'auth.refresh',
  method: 'POST',
  path: '/api/v1/auth/refresh',
  summary:
    'The cookie refresh_token for a new pair of cookies. A used one that comes again ends the sign-in',
  output: z.object({
    /** Seconds until the access token expires. */
    expires_in: z.int(),
  }),
  errors: ['TOKEN_MISSING', 'TOKEN_INVALID', 'TOKEN_EXPIRED'],
})

export const resumeSignIn = defineEndpoint({
  ...open,
  id: 'auth.resume',
  method: 'POST',
  path: '/api/v1/auth/resume',
  unstored: true,
  summary:
    'A new token for a page whose browser stays signed in: the cookie kept_sign_in (30 days) for the next one. A used one that comes again ends the sign-in',
  output: z.object({
    address: Address,
    access_token: z.string(),
    /** Seconds until the access token expires. */
    expires_in: z.int(),
  }),
  errors: ['TOKEN_MISSING', 'TOKEN_INVALID', 'TOKEN_EXPIRED'],
})

export const refreshExtension = defineEndpoint({
  ...open,
  id: 'auth.refreshExtension',
  method: 'POST',
  path: '/api/v1/auth/extension-refresh',
  summary:
    'A paired program’s refresh token for a new pair. A used one that comes again ends the sign-in',
  body: z.strictObject({ refresh_token: z.string().check(z.minLength(1), z.maxLength(512)) }),
  output: z.object({ tokens: Tokens }),
  errors: ['TOKEN_INVALID', 'TOKEN_EXPIRED'],
})

export const pairExtension = defineEndpoint({
  ...signedIn,
  id: 'auth.pair',
  method: 'POST',
  path: '/api/v1/auth/pair-extension',
  unstored: true,
  summary:
    'A code of six digits that lets one program in, once, for five minutes; the viewer’s code before it is dead',
  output: z.object({ code: z.string(), expires_at: IsoTime }),
  status: 201,
  errors: [],
})

export const claimPairing = defineEndpoint({
  ...open,
  id: 'auth.claimPairing',
  method: 'POST',
  path: '/api/v1/auth/extension-pair',
  summary:
    'A program’s tokens for the code: to read and to trade, never to move money. Five tries a minute of an address; a code dies of five wrong tries anywhere',
  body: z.strictObject({ code: z.string().check(z.regex(/^\d{6}$/, 'must be six digits')) }),
  output: z.object({ tokens: Tokens }),
  errors: ['PAIRING_CODE_INVALID'],
})

export const SignIn = z.object({
  id: z.uuid(),
  kind: SignInKind,
  created_at: IsoTime,
  /** Accurate to a minute. */
  last_used_at: IsoTime,
  /** The program's User-Agent; null when it sent none. */
  user_agent: z.nullable(z.string()),
  /** Whether it is the sign-in of this request. */
  current: z.boolean(),
})
export type SignIn = z.infer<typeof SignIn>

export const getMe = defineEndpoint({
  ...signedIn,
  id: 'auth.me',
  method: 'GET',
  path: '/api/v1/auth/me',
  summary: 'The signed-in person, and every sign-in of theirs that holds',
  output: z.extend(Person, { sessions: z.array(SignIn) }),
  errors: [],
})

export const logOut = defineEndpoint({
  ...signedIn,
  id: 'auth.logout',
  method: 'POST',
  path: '/api/v1/auth/logout',
  // So that paired programs can end their own sign-in.
  scope: 'trade',
  summary: 'End this sign-in, and no other',
  output: Ended,
  errors: [],
})

export const revokeAll = defineEndpoint({
  ...signedIn,
  id: 'auth.revokeAll',
  method: 'POST',
  path: '/api/v1/auth/revoke-all',
  summary: 'End every sign-in of the viewer, this one too',
  output: Ended,
  errors: [],
})

export const endSignIn = defineEndpoint({
  ...signedIn,
  id: 'auth.endSignIn',
  method: 'DELETE',
  path: '/api/v1/auth/sessions/:id',
  summary: 'End one sign-in of the viewer',
  params: z.strictObject({ id: SignInId }),
  output: Ended,
  errors: ['NOT_FOUND'],
})
