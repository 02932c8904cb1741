import { expect, test } from 'vitest'
import { networkFacts } from '../../../../../contract/networks.ts'
import type { TypedData } from '../../../../../contract/people/typed-data.ts'
import { typedDataMismatch, type Intended } from './check-typed-data.ts'

const now = 1_790_000_000_000
const destination = '0xe7f1725E7734CE288F8367e1Bb143E90bb3F0512'
const intended: Intended = { kind: 'withdraw', amount: '50.00', destination, nonce: now }
const world = {
  network: 'localnet',
  chain: { id: 31_337, name: '', rpcUrl: '', usdc: '', bridge: '', confirmations: 2 },
} as const
const primaryType = 'HyperliquidTransaction:Withdraw'
const good: TypedData = {
  domain: {
    name: 'HyperliquidSignTransaction',
    version: '1',
    chainId: 31_337,
    verifyingContract: `0x${'0'.repeat(40)}`,
  },
  types: {
    EIP712Domain: [{ name: 'name', type: 'string' }],
    [primaryType]: [
      { name: 'hyperliquidChain', type: 'string' },
      { name: 'destination', type: 'string' },
      { name: 'amount', type: 'string' },
      { name: 'time', type: 'uint64' },
    ],
  },
  primaryType,
  message: {
    hyperliquidChain: 'Testnet',
    destination: destination.toLowerCase(),
    amount: '50',
    time: now,
  },
  action: {},
  nonce: now,
}
const withMessage = (change: object): TypedData => ({
  ...good,
  message: { ...good.message, ...change },
})
const mismatch = (data: TypedData) => typedDataMismatch(data, intended, world, now)

test('lets pass what says exactly what the form says', () => expect(mismatch(good)).toBeNull())

test.each<[string, TypedData]>([
  ['moves 500 USDC', withMessage({ amount: '500' })],
  ['moves 5e1 USDC', withMessage({ amount: '5e1' })],
  ['pays 0x', withMessage({ destination: `0x${'9'.repeat(40)}` })],
  ['not for Testnet', withMessage({ hyperliquidChain: 'Mainnet' })],
  ['other fields', withMessage({ extra: '1' })],
  ['nonce differs', withMessage({ time: now + 1 })],
  ['nonce differs', { ...good, nonce: now + 1 }],
  ['for chain 1', { ...good, domain: { ...good.domain, chainId: 1 } }],
  ['not for the exchange', { ...good, domain: { ...good.domain, name: 'Permit2' } }],
  ['not for the exchange', { ...good, domain: { ...good.domain, verifyingContract: destination } }],
  [
    'is a HyperliquidTransaction:UsdSend',
    { ...good, primaryType: 'HyperliquidTransaction:UsdSend' },
  ],
  ['other fields', { ...good, types: { ...good.types, Order: [] } }],
  [
    'other fields',
    { ...good, types: { [primaryType]: good.types[primaryType]?.toReversed() ?? [] } },
  ],
])('refuses data that %s', (words, data) => expect(mismatch(data)).toContain(words))

test('refuses what was made for another hour', () => {
  expect(typedDataMismatch(good, intended, world, now + 3_600_000)).toContain('just now')
})

const mintType = 'HyperliquidTransaction:SendToEvmWithData'
const mintFields = [
  ['hyperliquidChain', 'string'],
  ['token', 'string'],
  ['amount', 'string'],
  ['sourceDex', 'string'],
  ['destinationRecipient', 'string'],
  ['addressEncoding', 'string'],
  ['destinationChainId', 'uint32'],
  ['gasLimit', 'uint64'],
  ['data', 'bytes'],
  ['nonce', 'uint64'],
] as const
const mint: TypedData = {
  ...good,
  primaryType: mintType,
  types: { [mintType]: mintFields.map(([name, type]) => ({ name, type })) },
  message: {
    hyperliquidChain: 'Testnet',
    token: 'USDC',
    amount: '50',
    sourceDex: '',
    destinationRecipient: destination.toLowerCase(),
    addressEncoding: 'hex',
    destinationChainId: 3,
    gasLimit: 200_000,
    data: '0x',
    nonce: now,
  },
}
const byCctp = { ...intended, route: 'cctp' } as const
const circle = { ...world, cctp: networkFacts.localnet.cctp }

test('lets pass a withdrawal by Circle that says exactly what the form says', () => {
  expect(typedDataMismatch(mint, byCctp, circle, now)).toBeNull()
  expect(typedDataMismatch(mint, intended, circle, now)).toBe(`It is a ${mintType}`)
})

test.each<[string, object]>([
  ['plain withdrawal', { data: '0x1234' }],
  ['plain withdrawal', { destinationChainId: 0 }],
  ['plain withdrawal', { token: 'HYPE' }],
  ['plain withdrawal', { sourceDex: 'xyz' }],
  ['pays 0x', { destinationRecipient: `0x${'9'.repeat(40)}` }],
  ['moves 500', { amount: '500' }],
  ['nonce differs', { nonce: now + 1 }],
])('refuses a withdrawal by Circle that %s', (words, change) => {
  const changed = { ...mint, message: { ...mint.message, ...change } }
  expect(typedDataMismatch(changed, byCctp, circle, now)).toContain(words)
})

test('tells a send from a withdrawal', () => {
  const send = { ...intended, kind: 'send' } as const
  expect(typedDataMismatch(good, send, world, now)).toBe(`It is a ${primaryType}`)
})
