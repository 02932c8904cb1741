import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

const secret = { ALURA_SECRET: randomBytes(32).toString('hex') }
const real = { ...secret, BUILDER_ADDRESS: `0x${'11'.repeat(20)}` }
const database = { DATABASE_URL: 'postgres://nowhere/alura' }

test('mainnet refuses to start on the embedded database', () => {
  expect(() => readConfig({ ...real, NETWORK: 'mainnet' })).toThrow('DATABASE_URL')
  expect(readConfig({ ...real, ...database, NETWORK: 'mainnet' }).network).toBe('mainnet')
})

test('a process does everything, or what ROLES says where processes can divide it', () => {
  expect(readConfig(secret).roles).toEqual(['api', 'runner', 'lab'])
  expect(readConfig({ ...secret, ...database, ROLES: 'lab, api' }).roles).toEqual(['api', 'lab'])
  expect(() => readConfig({ ...secret, ...database, ROLES: 'api,runer' })).toThrow(
    'ROLES has no "runer": it is a comma separated list of api, runner, lab.',
  )
  expect(() => readConfig({ ...secret, ...database, ROLES: 'api,' })).toThrow('ROLES has no ""')
  expect(() => readConfig({ ...secret, ROLES: 'api' })).toThrow('ROLES needs PostgreSQL')
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

const url = 'DATABASE_URL'
test.each<[object, RegExp]>([
  [{ [url]: 'postgres://a:hunter2#@host/x' }, /^DATABASE_URL is no address.*%40/],
  [{ [url]: 'mysql://a:hunter2@host/x' }, /^DATABASE_URL is for PostgreSQL, not for "mysql:"/],
  [{ [url]: 'sqlite:alura.db' }, /^DATABASE_URL is for PostgreSQL, not for "sqlite:"/],
  [{ [url]: 'mongodb://a:hunter2@host/x' }, /^DATABASE_URL is for PostgreSQL, not for "mongodb:"/],
  [{ PORT: '70000' }, /^PORT must be a port/],
  [{ CHAIN_PORT: 'x' }, /^CHAIN_PORT must be a port/],
  [{ PORT: '4000', EXCHANGE_PORT: '4000' }, /^PORT and EXCHANGE_PORT are both 4000/],
  [{ NETWORK: 'mainet' }, /^NETWORK must be localnet, testnet or mainnet, not "mainet"/],
  [{ LOG_LEVEL: 'verbose' }, /^LOG_LEVEL must be/],
  [{ ALURA_SECRET: 'hunter2' }, /^ALURA_SECRET must be at least 64(?!.*hunter2)/],
  [{ ...real, NETWORK: 'testnet', RPC_URL: 'my-key' }, /^RPC_URL must be(?!.*my-key)/],
  [{ ...real, NETWORK: 'testnet', EXCHANGE_URL: 'my-node' }, /^EXCHANGE_URL must be/],
  [{ TREASURY_KEY: 'my-key' }, /^TREASURY_KEY must be(?!.*my-key)/],
])('%j is refused in words that name the setting', (env, words) => {
  expect(() => readConfig({ ...secret, ...env })).toThrow(words)
  expect(() => readConfig({ ...secret, ...env })).not.toThrow('hunter2')
})

test('a setting with nothing in it is not set', () => {
  const nothing = {
    HOST: '',
    PORT: ' ',
    DATA_DIR: '',
    DATABASE_URL: '',
    NETWORK: '',
    LOG_LEVEL: '',
  }
  expect(readConfig({ ...secret, ...nothing })).toEqual(readConfig(secret))
  expect(readConfig({ ...secret, ...nothing }).host).toBe('127.0.0.1')
})

test('a damaged secret is not replaced in silence', () => {
  const folder = mkdtempSync(join(tmpdir(), 'alura-secret-'))
  writeFileSync(join(folder, 'secret'), 'oops')
  expect(() => readConfig({ DATA_DIR: folder })).toThrow(/secret in .* is damaged/)
  rmSync(folder, { recursive: true })
})

test.each([
  [{}, 1_000_000],
  [{ REALISM: 'venue' }, 1_200],
  [{ REALISM: 'venue', REALISM_LIMITS: 'off' }, 1_000_000],
  [{ REALISM_LIMITS: 'on' }, 1_200],
  [{ REALISM: 'venue', EXCHANGE_WEIGHT: '600' }, 600],
])('a local exchange with %j is asked for a weight of %i a minute', (env, weight) => {
  const secret = 'a3f1c07e5b9d2486e0c4b8f71d6a9352' + '7be04d19c86fa253f8e17b40d5936ca2'
  const { exchange } = readConfig({ ALURA_SECRET: secret, ...env })
  expect(exchange.weightPerMinute).toBe(weight)
})
