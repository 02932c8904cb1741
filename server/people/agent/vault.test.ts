import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { createVault } from './vault.ts'

const secret = randomBytes(32).toString('hex')
const owner = { userId: 'user-a', keyId: 'key-1' }
const plain = randomBytes(32)
const vault = createVault(secret)
/** Refused by the cipher, or earlier because of the format. */
const refused = /unable to authenticate data|not in the form/

describe('the vault', () => {
  test('gives back what was sealed', () => {
    expect(vault.open(vault.seal(plain, owner), owner)).toEqual(plain)
  })

  test('never seals the same key into the same blob', () => {
    const blobs = Array.from({ length: 1000 }, () => vault.seal(plain, owner).slice(0, 19))
    expect(new Set(blobs).size).toBe(1000)
  })

  test('refuses a blob with any bit of any byte flipped', () => {
    const blob = vault.seal(plain, owner)
    const bytes = Buffer.from(blob.slice(3), 'base64url')
    for (let index = 0; index < bytes.length; index++) {
      for (let bit = 0; bit < 8; bit++) {
        const changed = Buffer.from(bytes)
        changed.writeUInt8(changed.readUInt8(index) ^ (1 << bit), index)
        expect(() => vault.open(`v1.${changed.toString('base64url')}`, owner)).toThrow(refused)
      }
    }
  })

  test('refuses a blob with any character exchanged', () => {
    const blob = vault.seal(plain, owner)
    for (let index = 0; index < blob.length; index++) {
      const other = blob[index] === 'A' ? 'B' : 'A'
      const changed = blob.slice(0, index) + other + blob.slice(index + 1)
      expect(() => vault.open(changed, owner)).toThrow(refused)
    }
  })

  test.each([
    ['the row of another user', { userId: 'user-b', keyId: 'key-1' }],
    ['another key of the same user', { userId: 'user-a', keyId: 'key-2' }],
    ['ids shifted into each other', { userId: 'user-ak', keyId: 'ey-1' }],
  ])('refuses a blob moved to %s', (_name, other) => {
    const blob = vault.seal(plain, owner)
    expect(() => vault.open(blob, other)).toThrow(refused)
  })

  test('refuses a blob of another secret', () => {
    const other = createVault(randomBytes(32).toString('hex'))
    expect(() => vault.open(other.seal(plain, owner), owner)).toThrow(refused)
  })

  test('refuses cut, grown, padded and empty blobs', () => {
    const blob = vault.seal(plain, owner)
    const bytes = Buffer.from(blob.slice(3), 'base64url')
    const shortTags = [15, 14, 13, 12, 8, 4, 0].map(
      (kept) => `v1.${bytes.subarray(0, bytes.length - 16 + kept).toString('base64url')}`,
    )
    const dressed = [
      '',
      'v1.',
      blob.slice(3),
      `v2.${blob.slice(3)}`,
      `${blob}=`,
      `${blob}.`,
      `${blob} `,
      `${blob}AAAA`,
    ]
    for (const bad of [...shortTags, ...dressed])
      expect(() => vault.open(bad, owner)).toThrow(refused)
  })
})
