import { expect, test } from 'vitest'
import { privateKeyToAddress, generatePrivateKey } from 'viem/accounts'
import { readAddress } from './address.ts'

const addresses = Array.from({ length: 60 }, () => privateKeyToAddress(generatePrivateKey()))

test('one case throughout is accepted and comes out with its checksum', () => {
  for (const address of addresses) {
    expect(readAddress(address)).toBe(address)
    expect(readAddress(address.toLowerCase())).toBe(address)
    expect(readAddress(`0x${address.slice(2).toUpperCase()}`)).toBe(address)
  }
})

function flipCase(text: string, index: number): string {
  const letter = text.charAt(index)
  const flipped = letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase()
  return text.slice(0, index) + flipped + text.slice(index + 1)
}

function isMixed(address: string): boolean {
  const digits = address.slice(2)
  return digits !== digits.toLowerCase() && digits !== digits.toUpperCase()
}

test('refuses every address with one letter in the wrong case', () => {
  const changed = addresses.flatMap((address) =>
    Array.from({ length: 40 }, (_, i) => flipCase(address, i + 2)).filter(
      (other) => other !== address && isMixed(other),
    ),
  )
  expect(changed.length).toBeGreaterThan(500)
  for (const other of changed) expect(() => readAddress(other)).toThrow('checksum')
})
