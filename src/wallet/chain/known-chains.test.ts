import { expect, test } from 'vitest'
import { networkFacts } from '../../../contract/networks.ts'
import { chainMismatch } from './known-chains.ts'

const mainnet = {
  id: 42_161,
  name: 'Arbitrum One',
  rpcUrl: 'https://arb1.arbitrum.io/rpc',
  usdc: '0xaf88d065e77c8cC2239327C5EDb3A432268e5831',
  bridge: '0x2Df1c51E09aECF9cacB7bc98cB1742757f163dF7',
  confirmations: 20,
}

test('agrees with a server that names the known addresses, in any case', () => {
  expect(chainMismatch({ network: 'mainnet', chain: mainnet })).toBeNull()
})

test.each([
  ['the address of the bridge', { bridge: '0x2df1000000000000000000000000000000003df7' }],
  ['the address of USDC', { usdc: '0xff970a61a04b1ca14834a43f5de4533ebddb5cc8' }],
  ['the chain id', { id: 1 }],
])('stops when the server names another one: %s', (what, change) => {
  expect(chainMismatch({ network: 'mainnet', chain: { ...mainnet, ...change } })).toBe(what)
  expect(chainMismatch({ network: 'testnet', chain: { ...mainnet, ...change } })).not.toBeNull()
})

test('stops when the server names another contract of Circle’s', () => {
  const { cctp } = networkFacts.mainnet
  expect(chainMismatch({ network: 'mainnet', chain: mainnet, cctp })).toBeNull()
  for (const change of [
    { extension: mainnet.bridge },
    { forwarder: mainnet.bridge },
    { domain: 3 },
  ]) {
    const changed = { ...cctp, ...change }
    expect(chainMismatch({ network: 'mainnet', chain: mainnet, cctp: changed })).toContain('Circle')
  }
})

test('takes no chain with real money for localnet', () => {
  expect(chainMismatch({ network: 'localnet', chain: mainnet })).toBe('the chain id')
  expect(chainMismatch({ network: 'localnet', chain: { ...mainnet, id: 31_337 } })).toBeNull()
})
