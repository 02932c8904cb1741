import { parseSignature, serializeCompactSignature, signatureToCompactSignature } from 'viem'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { expect, test } from 'vitest'
import { canonicalSignature, isContractSignature, splitSignature } from './signature.ts'

const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n
const signature = await privateKeyToAccount(generatePrivateKey()).signMessage({ message: 'one' })
const { r, s, v } = parseSignature(signature)
const word = (value: bigint) => value.toString(16).padStart(64, '0')
const compactOf = (text: typeof signature) =>
  serializeCompactSignature(signatureToCompactSignature(parseSignature(text)))

test('the signature that a wallet makes stays as it is', async () => {
  for (let i = 0; i < 50; i++) {
    const other = privateKeyToAccount(generatePrivateKey())
    const signed = await other.signMessage({ message: `message ${i}` })
    expect(canonicalSignature(signed)).toBe(signed)
    // Both parities of v occur.
    expect(canonicalSignature(compactOf(signed))).toBe(signed)
  }
})

test.each([
  ['v of 0 or 1', signature.slice(0, -2) + (v === 27n ? '00' : '01')],
  ['upper-case hex', `0x${signature.slice(2).toUpperCase()}`],
  ['0X', `0X${signature.slice(2)}`],
  ['the compact form of EIP-2098', compactOf(signature)],
  ['the compact form in upper case', `0x${compactOf(signature).slice(2).toUpperCase()}`],
])('%s is the same signature', (_name, dressed) => {
  expect(canonicalSignature(dressed)).toBe(signature)
})

test('is split into the parts that the exchange takes', () => {
  expect(splitSignature(signature)).toEqual({ r, s, v: Number(v) })
})

const flippedV = v === 27n ? '1c' : '1b'
test.each([
  ['its high-s twin', `0x${r.slice(2)}${word(order - BigInt(s))}${flippedV}`],
  ['its high-s twin with v of 0 or 1', `0x${r.slice(2)}${word(order - BigInt(s))}01`],
  ['s of zero', `0x${r.slice(2)}${word(0n)}1b`],
  ['s of zero in the compact form', `0x${r.slice(2)}${word(1n << 255n)}`],
  ['r of zero', `0x${word(0n)}${s.slice(2)}1b`],
  ['v of 29', `${signature.slice(0, -2)}1d`],
  ['v of 2', `${signature.slice(0, -2)}02`],
  ['a v that carries a chain id', `${signature.slice(0, -2)}25`],
  ['trailing bytes', `${signature}00`],
  ['a missing byte of the compact form', compactOf(signature).slice(0, -2)],
  ['half a byte', signature.slice(0, -1)],
  ['blanks', ` ${signature}`],
  ['a line break', `${signature}\n`],
  ['nothing', ''],
  ['no hex', `0x${'g'.repeat(130)}`],
])('%s is refused', (_name, dressed) => {
  expect(canonicalSignature(dressed)).toBeUndefined()
})

test.each([
  ['of a Safe with two owners', `0x${'ab'.repeat(130)}`, true],
  ['of a contract that is not deployed', `0x${'00'.repeat(320)}${'6492'.repeat(16)}`, true],
  ['that a Safe keeps on the chain', '0x', true],
  ['of a key', signature, false],
  ['of a key, compact', compactOf(signature), false],
  ['that is no hex', `0x${'g'.repeat(200)}`, false],
])('tells a signature %s', (_name, text, expected) => {
  expect(isContractSignature(text)).toBe(expected)
})
