import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generatePrivateKey } from 'viem/accounts'
import { expect, test } from 'vitest'
import { localnetTreasuryKey, readConfig } from './config.ts'

const secret = { ALURA_SECRET: randomBytes(32).toString('hex') }
const real = { ...secret, BUILDER_ADDRESS: `0x${'11'.repeat(20)}` }

const word = createHash('sha256').update('password').digest('hex')
const guessable = [
  '0123456789abcdef'.repeat(4),
  '00'.repeat(32),
  word,
  'ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80',
  Buffer.from('this is the secret of my server!').toString('hex'),
]

test.each(['zzzz', 'password', 'ab'.repeat(31), 'c2VjcmV0'.repeat(8), ...guessable])(
  'the secret %j is refused with how to make a good one, and not repeated',
  (text) => {
    const read = () => readConfig({ ALURA_SECRET: text })
    expect(read).toThrow('openssl rand -hex 32')
    expect(read).not.toThrow(text)
  },
)

test('a guessable secret in the file is refused as well', () => {
  const folder = mkdtempSync(join(tmpdir(), 'alura-config-'))
  const made = readConfig({ DATA_DIR: folder }).secret
  expect(readConfig({ DATA_DIR: folder }).secret).toBe(made)
  writeFileSync(join(folder, 'secret'), word)
  expect(() => readConfig({ DATA_DIR: folder })).toThrow('is the digest of a common word')
  rmSync(folder, { recursive: true })
})

test('what everybody has the key of holds no real money', () => {
  const testnet = { ...real, NETWORK: 'testnet' }
  for (const hex of guessable) {
    const read = () => readConfig({ ...testnet, TREASURY_KEY: `0x${hex}` })
    expect(read).toThrow('TREASURY_KEY')
    expect(read).not.toThrow(hex)
  }
  for (const hex of ['00'.repeat(32), 'ff'.repeat(32)]) {
    expect(() => readConfig({ ...secret, TREASURY_KEY: `0x${hex}` })).toThrow('TREASURY_KEY')
  }
  const anvil = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
  expect(() => readConfig({ ...testnet, BUILDER_ADDRESS: anvil })).toThrow('BUILDER_ADDRESS')
  const own = generatePrivateKey()
  expect(readConfig({ ...testnet, TREASURY_KEY: own }).treasuryKey).toBe(own)
  expect(readConfig(secret).treasuryKey).toBe(localnetTreasuryKey)
})
