import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

const secret = { ALURA_SECRET: '0123456789abcdef'.repeat(4) }
const real = { ...secret, BUILDER_ADDRESS: `0x${'11'.repeat(20)}` }
const database = { DATABASE_URL: 'postgres://nowhere/alura' }

test('mainnet refuses to start on the embedded database', () => {
  expect(() => readConfig({ ...real, NETWORK: 'mainnet' })).toThrow('DATABASE_URL')
  expect(readConfig({ ...real, ...database, NETWORK: 'mainnet' }).network).toBe('mainnet')
})

test('each network has its own chain, token and bridge', () => {
  const mainnet = readConfig({ ...real, ...database, NETWORK: 'mainnet' })
  expect(mainnet.exchange.isTestnet).toBe(false)
  expect(mainnet.chain).toMatchObject({
    id: 42_161,
    usdc: '0xaf88d065e77c8cC2239327C5EDb3A432268e5831',
    bridge: '0x2df1c51e09aecf9cacb7bc98cb1742757f163df7',
  })
  const testnet = readConfig({ ...real, NETWORK: 'testnet' })
  expect(testnet.exchange.isTestnet).toBe(true)
  expect(testnet.chain).toMatchObject({
    id: 421_614,
    usdc: '0x1baAbB04529D43a73232B713C0FE471f7c7334d5',
    bridge: '0x08cfc1B6b2dCF36A1480b99353A354AA8AC56f89',
  })
  expect(testnet.chain.confirmations).toBeGreaterThan(readConfig(secret).chain.confirmations)
})

test('the bridge is marked as legacy where the exchange has another route, and can be switched off', () => {
  expect(readConfig(secret).depositRoute).toBe('current')
  expect(readConfig({ ...real, NETWORK: 'testnet' }).depositRoute).toBe('legacy')
  expect(readConfig({ ...real, NETWORK: 'testnet', DEPOSITS: 'off' }).depositRoute).toBe('off')
  expect(() => readConfig({ ...secret, DEPOSITS: 'maybe' })).toThrow('DEPOSITS')
})
