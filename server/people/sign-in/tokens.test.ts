import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { ErrorCode } from '../../../contract/errors.ts'
import { deriveKey } from '../../settings/secrets.ts'
import { stoppedClock } from '../../testing/test-clock.ts'
import { createTokens } from './tokens.ts'

const clock = stoppedClock()
const secret = randomBytes(32).toString('hex')
const config = { secret, network: 'localnet' } as const
const tokens = createTokens(config, clock)
const key = deriveKey(secret, 'access-token/v1')
const address = '0x00000000000000000000000000000000000000AA'
const now = Math.floor(clock() / 1000)

const goodHeader = { alg: 'HS256', typ: 'at+jwt' }
const goodClaims = {
  addr: address,
  epoch: 0,
  iss: 'alura',
  aud: 'alura:localnet',
  sub: 'user-1',
  jti: randomUUID(),
  iat: now,
  exp: now + 86_400,
}

const part = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')
const mac = (text: string, algorithm = 'sha256', by: Uint8Array = key) =>
  createHmac(algorithm, by).update(text).digest('base64url')
/** Signed with our own key, so that only the header or the claims can be wrong. */
function forge(header: unknown, claims: unknown): string {
  const text = `${part(header)}.${part(claims)}`
  return `${text}.${mac(text)}`
}

async function refusal(token: string, reader = tokens): Promise<ErrorCode | 'accepted'> {
  return reader.read(token).then(
    () => 'accepted' as const,
    (error: { code: ErrorCode }) => error.code,
  )
}

test('what was issued is read back', async () => {
  const token = await tokens.issue({ userId: 'user-1', address, epoch: 3 })
  expect(await tokens.read(token)).toEqual({
    kind: 'evm',
    userId: 'user-1',
    address,
    epoch: 3,
    expiresAt: now + 86_400,
  })
})

test('the forge of this test makes tokens that pass when nothing is wrong with them', async () => {
  expect(await refusal(forge(goodHeader, goodClaims))).toBe('accepted')
})

test('no two tokens are alike', async () => {
  const claims = { userId: 'user-1', address, epoch: 0 }
  expect(await tokens.issue(claims)).not.toBe(await tokens.issue(claims))
})

test('a day later it has expired, give or take a minute of clock skew', async () => {
  const later = stoppedClock()
  const token = await tokens.issue({ userId: 'user-1', address, epoch: 0 })
  const reader = createTokens(config, later)
  later.advance((86_400 + 30) * 1000)
  expect(await refusal(token, reader)).toBe('accepted')
  later.advance(31_000)
  expect(await refusal(token, reader)).toBe('TOKEN_EXPIRED')
})

describe('headers', () => {
  test.each([
    { alg: 'none', typ: 'at+jwt' },
    { alg: 'None', typ: 'at+jwt' },
    { alg: 'nOnE', typ: 'at+jwt' },
    { typ: 'at+jwt' },
    { alg: ['HS256'], typ: 'at+jwt' },
    { alg: 'HS384', typ: 'at+jwt' },
    { alg: 'HS512', typ: 'at+jwt' },
    { alg: 'RS256', typ: 'at+jwt' },
    { alg: 'HS256' },
    { alg: 'HS256', typ: 'JWT' },
    { ...goodHeader, kid: '../../dev/null' },
    { ...goodHeader, kid: "' or 1=1" },
    { ...goodHeader, jku: 'http://evil.example/keys' },
    { ...goodHeader, jwk: { kty: 'oct', k: part('x') } },
    { ...goodHeader, x5u: 'http://evil.example' },
    { ...goodHeader, crit: ['exp'] },
    { ...goodHeader, b64: false },
    { ...goodHeader, zip: 'DEF' },
    '{"alg":"HS256","alg":"none","typ":"at+jwt"}',
    '{"typ":"at+jwt","alg":"HS256"}',
    '[]',
    'null',
  ])('%j is refused, whether signed, unsigned or signed with zeros', async (header) => {
    const text = `${part(header)}.${part(goodClaims)}`
    const zeros = Buffer.alloc(32).toString('base64url')
    for (const signature of [mac(text), '', zeros, mac(text, 'sha384'), mac(text, 'sha512')]) {
      expect(await refusal(`${text}.${signature}`)).toBe('TOKEN_INVALID')
    }
  })
})

describe('claims', () => {
  test.each([
    ['iss', 'evil'],
    ['iss', undefined],
    ['aud', 'alura:mainnet'],
    ['aud', undefined],
    ['sub', undefined],
    ['sub', ['user-1']],
    ['sub', 1],
    ['sub', { id: 'user-1' }],
    ['sub', 'user 1'],
    ['addr', 'nobody'],
    ['jti', undefined],
    ['epoch', '0'],
    ['epoch', -1],
    ['epoch', 0.5],
    ['exp', undefined],
    ['exp', String(now + 100)],
    ['exp', now + 0.5],
    ['exp', -1],
    ['exp', 1e308],
    ['exp', now + 10 * 86_400],
    ['iat', undefined],
    ['iat', now + 3600],
    ['iat', 'today'],
    ['nbf', now + 3600],
    ['role', 'house'],
  ])('%s of %j is refused', async (name, value) => {
    expect(await refusal(forge(goodHeader, { ...goodClaims, [name]: value }))).not.toBe('accepted')
  })

  test('a token for too long is refused even while it is young', async () => {
    const long = { ...goodClaims, exp: now + 86_401 }
    expect(await refusal(forge(goodHeader, long))).toBe('TOKEN_INVALID')
  })
})

describe('spelling', () => {
  test('every flipped bit is refused', async () => {
    const token = await tokens.issue({ userId: 'user-1', address, epoch: 0 })
    for (let index = 0; index < token.length; index++) {
      for (const bit of [1, 2, 4, 8, 16, 32]) {
        const flipped = String.fromCharCode(token.charCodeAt(index) ^ bit)
        const changed = token.slice(0, index) + flipped + token.slice(index + 1)
        expect(await refusal(changed)).toBe('TOKEN_INVALID')
      }
    }
  })

  test('blanks, padding, other alphabets, more parts and nothing at all are refused', async () => {
    const token = await tokens.issue({ userId: 'user-1', address, epoch: 0 })
    const [head = '', body = '', tail = ''] = token.split('.')
    const dressed = [
      `${head}.${body}.${tail}=`,
      `${head}=.${body}.${tail}`,
      `${head} .${body}.${tail}`,
      `${head}.${body}\n.${tail}`,
      `${head}.${body}.${tail}.`,
      `.${token}`,
      `${head}..${tail}`,
      `${head}.${body}.`,
      `${head}.${body}`,
      `${token}.${part('x')}`,
      `${head}.${body}.${tail}`.replaceAll('-', '+').replaceAll('_', '/') + ' ',
      '',
      '.',
      '..',
      'x'.repeat(5000),
      `${head}.${part('x'.repeat(5000))}.${tail}`,
    ]
    for (const form of dressed) expect(await refusal(form)).toBe('TOKEN_INVALID')
  })

  test('tokens of another secret, network or purpose are refused', async () => {
    const claims = { userId: 'user-1', address, epoch: 0 }
    const others = [
      createTokens({ ...config, secret: randomBytes(32).toString('hex') }, clock),
      createTokens({ ...config, network: 'testnet' }, clock),
    ]
    for (const other of others)
      expect(await refusal(await other.issue(claims))).toBe('TOKEN_INVALID')
    const text = `${part(goodHeader)}.${part(goodClaims)}`
    const byRawSecret = mac(text, 'sha256', Buffer.from(secret, 'hex'))
    expect(await refusal(`${text}.${byRawSecret}`)).toBe('TOKEN_INVALID')
  })
})
