import { expect, test } from 'vitest'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { parseSignature, serializeCompactSignature, signatureToCompactSignature } from 'viem'
import { canonicalSignature, signerOf } from './signature.ts'

const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n
const account = privateKeyToAccount(generatePrivateKey())
const message = 'a message'
const signature = await account.signMessage({ message })
const { r, s, v } = parseSignature(signature)
const word = (value: bigint) => value.toString(16).padStart(64, '0')
const rHex = r.slice(2)

test('the signature that a wallet makes is accepted, and tells who signed', async () => {
  expect(canonicalSignature(signature)).toBe(signature)
  expect(await signerOf(message, signature)).toBe(account.address)
})

test('many wallets sign canonically', async () => {
  for (let i = 0; i < 50; i++) {
    const other = privateKeyToAccount(generatePrivateKey())
    const signed = await other.signMessage({ message: `message ${i}` })
    expect(canonicalSignature(signed)).toBe(signed)
  }
})

const flippedV = v === 27n ? '1c' : '1b'
test.each([
  ['its high-s twin', `0x${rHex}${word(order - BigInt(s))}${flippedV}`],
  ['s of zero', `0x${rHex}${word(0n)}1b`],
  ['r of zero', `0x${word(0n)}${s.slice(2)}1b`],
  ['v of 0 or 1', signature.slice(0, -2) + (v === 27n ? '00' : '01')],
  ['v of 29', `${signature.slice(0, -2)}1d`],
  ['upper-case hex', `0x${signature.slice(2).toUpperCase()}`],
  ['0X', `0X${signature.slice(2)}`],
  ['trailing bytes', `${signature}00`],
  ['a missing byte', signature.slice(0, -2)],
  ['blanks', ` ${signature}`],
  ['a line break', `${signature}\n`],
  [
    'the compact form',
    serializeCompactSignature(signatureToCompactSignature(parseSignature(signature))),
  ],
  ['nothing', ''],
  ['no hex', `0x${'g'.repeat(130)}`],
])('refuses %s', (_name, dressed) => {
  expect(canonicalSignature(dressed)).toBeUndefined()
})

test('numbers on no curve point have no signer', async () => {
  expect(await signerOf(message, `0x${'f'.repeat(64)}${word(1n)}1b`)).toBeUndefined()
})
