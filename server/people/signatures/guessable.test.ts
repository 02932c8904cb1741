import { createHash, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { keccak256, stringToHex } from 'viem'
import { generatePrivateKey } from 'viem/accounts'
import { guessability } from './guessable.ts'

const digest = (name: string, text: string) => createHash(name).update(text).digest('hex')
const hexOf = (text: string) => Buffer.from(text).toString('hex')
const ascending = Buffer.from(Array.from({ length: 32 }, (_, n) => n)).toString('hex')

test.each([
  ['digits in order', '0123456789abcdef'.repeat(4)],
  ['digits in reverse', 'fedcba9876543210'.repeat(4)],
  ['one digit', '0'.repeat(64)],
  ['a small number', '1'.padStart(64, '0')],
  ['a word of hex', 'deadbeef'.repeat(8)],
  ['bytes in order', ascending],
  ['bytes in reverse', Buffer.from(ascending, 'hex').reverse().toString('hex')],
  [
    'bytes by sevens',
    Buffer.from(Array.from({ length: 32 }, (_, n) => (n * 7) % 256)).toString('hex'),
  ],
  ['pairs', '00112233445566778899aabbccddeeff'.repeat(2)],
  ['decimal digits', '3141592653589793238462643383279502884197169399375105820974944592'],
  ['something repeated', randomBytes(16).toString('hex').repeat(2)],
  ['a short key with zeros', randomBytes(16).toString('hex').padEnd(64, '0')],
  ['a digest repeated', digest('md5', 'secret').repeat(2)],
])('%s follows a pattern', (_name, hex) => {
  expect(guessability(hex)).toBe('follows a pattern')
})

test.each([
  hexOf('this is the secret of my server!'),
  hexOf('passwordpasswordpasswordpassword'),
  hexOf(Buffer.from('correct horse battery staple').toString('base64')),
  hexOf('your-256-bit-secret-your-256-bit-secret'),
])('%s is text', (hex) => {
  expect(guessability(hex.padEnd(64, '2'))).toBe('is text written in hex digits')
})

test.each([
  '',
  'password',
  'secret',
  'alura',
  'changeme',
  'Password1',
  'SECRET',
  'secret123',
  'test',
  'hello world',
  '123456',
  'hunter2',
  '1q2w3e4r',
  'keyboard cat',
  'correct horse battery staple',
  'super_secret_key',
  'your-secret-here',
  'trading-bot',
  'abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about',
])('digests of %j are', (word) => {
  const found = [word, `${word}\n`].flatMap((text) => [
    digest('sha256', text),
    digest('sha256', text).toUpperCase(),
    digest('sha384', text),
    digest('sha512', text),
    digest('sha3-256', text),
    digest('blake2s256', text),
    digest('sha256', digest('sha256', text)),
    keccak256(stringToHex(text)).slice(2),
    digest('sha256', text) + randomBytes(32).toString('hex'),
  ])
  for (const hex of found) expect(guessability(hex)).toBe('is the digest of a common word')
})

test.each([
  ['two short ones', digest('md5', 'secret') + digest('md5', 'password')],
  ['a short one filled up', digest('sha1', 'secret') + '7b1f0c93e2d84a65f7b1c3e9'],
  ['the end of a long one', digest('sha512', 'secret').slice(64)],
  ['a word with a year', digest('sha256', 'Secret2026')],
  ['a word with a number', digest('sha256', 'alura1234')],
])('%s counts as well', (_name, hex) => {
  expect(guessability(hex)).toBe('is the digest of a common word')
})

test.each([
  ['anvil’s first', 'ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80'],
  ['anvil’s second', '59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d'],
  ['ganache’s first', '4f3edf983ac636a65a842ce7c78d9aa706d3b113bce9c46f30d7d21715b23b1d'],
  ['besu’s first', '8f2a55949038a9610f50fb23b5883af3b4ecb3c3bb792cbcefbd1542c692be63'],
  ['of the web3.js manual', '4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318'],
  ['of BIP-39’s first phrase', '1ab42cc412b618bdea3a599e3c9bae199ebf030895b039e9db1e30dafb12b727'],
  ['of RFC 6979', 'c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721'],
  [
    'of RFC 7515',
    '0323354b2b0fa5bc837e0665777ba68f5ab328e6f054c928a90f84b2d2502ebfd3fb5a92d20647ef968ab4c377623d223d2e2172052e4f08c0cd9af567d080a3',
  ],
])('the key %s is', (_name, hex) => {
  expect(guessability(hex)).toBe('stands in well-known documentation')
})

test('what was drawn at random is not', () => {
  for (let drawn = 0; drawn < 5; drawn++) {
    expect(guessability(randomBytes(32).toString('hex'))).toBeUndefined()
    expect(guessability(randomBytes(64).toString('hex'))).toBeUndefined()
    expect(guessability(generatePrivateKey().slice(2))).toBeUndefined()
  }
})
