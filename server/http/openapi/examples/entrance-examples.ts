// Examples for signing in from other programs.
import { at, exampleIds, wallet } from './entities.ts'
import type { Examples } from './example.ts'

const iso = (ms: number) => new Date(ms).toISOString()
const refresh = `${exampleIds.signIn}.0.0vEr4yUe3rPnBqYkCq1gq3pGm0b8yq6c5m2Zt7wJm1c`
const tokens = { access_token: 'eyJhbGciOi…', refresh_token: refresh, expires_in: 900 }
const person = { id: exampleIds.user, wallet_address: wallet, created_at: iso(at) }

export const entranceExamples: Examples<
  | 'claimPairing'
  | 'createNonce'
  | 'endSignIn'
  | 'getMe'
  | 'logOut'
  | 'pairExtension'
  | 'refreshExtension'
  | 'refreshSignIn'
  | 'resumeSignIn'
  | 'revokeAll'
  | 'verifySiwe'
> = {
  createNonce: { response: { nonce: '6955b82c'.padEnd(72, '4f0c9b7a') } },
  verifySiwe: {
    body: {
      message: [
        '127.0.0.1:3000 wants you to sign in with your Ethereum account:',
        wallet,
        '',
        'Sign in to Alura.',
        '',
        'URI: http://127.0.0.1:3000',
        'Version: 1',
        'Chain ID: 31337',
        `Nonce: ${'6955b82c'.padEnd(72, '4f0c9b7a')}`,
        `Issued At: ${iso(at)}`,
      ].join('\n'),
      signature: `0x${'1f'.repeat(64)}1b`,
    },
    response: { user: person },
  },
  refreshSignIn: { response: { expires_in: 900 } },
  resumeSignIn: {
    response: { address: wallet, access_token: tokens.access_token, expires_in: 86_400 },
  },
  refreshExtension: { body: { refresh_token: refresh }, response: { tokens } },
  pairExtension: { response: { code: '123456', expires_at: iso(at + 300_000) } },
  claimPairing: { body: { code: '123456' }, response: { tokens } },
  getMe: {
    response: {
      ...person,
      sessions: [
        {
          id: exampleIds.signIn,
          kind: 'extension',
          created_at: iso(at),
          last_used_at: iso(at),
          user_agent: 'my-program/1.0',
          current: true,
        },
      ],
    },
  },
  logOut: { response: { message: 'Signed out', revoked_count: 1 } },
  revokeAll: { response: { message: 'Signed out everywhere', revoked_count: 3 } },
  endSignIn: { response: { message: 'The sign-in was ended', revoked_count: 1 } },
}
