import { createSiweMessage, parseSiweMessage } from 'viem/siwe'
import { expect, test } from 'vitest'
import { signInMessage } from './sign-in-message.ts'

const terms = {
  address: '0xe7f1725E7734CE288F8367e1Bb143E90bb3F0512',
  statement: 'Sign in.',
  chainId: 31_337,
  nonce: '0123456789abcdef',
  issuedAt: 1_700_000_000_000,
  expiresAt: 1_700_000_300_000,
} as const

test.each(['http://127.0.0.1:3000', 'https://alura.example.org', 'http://localhost:5173'])(
  'for %s it is the message of the library, byte for byte',
  (origin) => {
    const { issuedAt, expiresAt, ...rest } = terms
    const theirs = createSiweMessage({
      ...rest,
      domain: new URL(origin).host,
      uri: origin,
      version: '1',
      issuedAt: new Date(issuedAt),
      expirationTime: new Date(expiresAt),
    })
    expect(signInMessage({ ...terms, origin })).toBe(theirs)
    expect(parseSiweMessage(theirs).domain).toBe(new URL(origin).host)
  },
)

test.each([
  ['http://[::1]:3000', '[::1]:3000'],
  ['http://alura:3000', 'alura:3000'],
])('the page %s is named as wallets compare it', (origin, domain) => {
  const lines = signInMessage({ ...terms, origin }).split('\n')
  expect(lines[0]).toBe(`${domain} wants you to sign in with your Ethereum account:`)
  expect(lines[5]).toBe(`URI: ${origin}`)
})
