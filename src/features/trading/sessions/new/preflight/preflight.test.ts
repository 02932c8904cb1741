import { expect, test } from 'vitest'
import type { TradingKey } from '../../../../../../contract/people/auth.ts'
import { ownPreflight, startBlockedBy, type PreflightFacts } from './preflight.ts'

const data = {
  domain: { name: '', version: '', chainId: 1, verifyingContract: '' },
  types: {},
  primaryType: '',
  message: {},
  action: {},
  nonce: 1,
}
const approved: TradingKey = {
  agentAddress: '0xa',
  agentName: 'alura',
  approved: true,
  validUntil: null,
  builder: { address: '0xb', maxFeeRate: '0.05%', approved: true },
  approveAgent: data,
  approveBuilderFee: data,
}
const ready: PreflightFacts = {
  tradingKey: approved,
  free: '500',
  budget: '100',
  symbol: 'BTC',
  running: [],
}
const blockedBy = (change: Partial<PreflightFacts>) =>
  startBlockedBy(ownPreflight({ ...ready, ...change }))

test('blocks nothing when all holds', () => {
  expect(blockedBy({})).toBeUndefined()
})

test('names the first thing that is missing', () => {
  expect(blockedBy({ tradingKey: { ...approved, approved: false } })).toContain('Agent approved')
  expect(
    blockedBy({ tradingKey: { ...approved, builder: { ...approved.builder, approved: false } } }),
  ).toContain('Builder fee')
  expect(blockedBy({ free: '99.99' })).toBe('Balance: $99.99 free, $100.00 wanted')
})

test('waits for what is not known yet instead of calling it missing', () => {
  expect(blockedBy({ tradingKey: undefined })).toContain('Checking')
  expect(blockedBy({ free: undefined })).toContain('Checking')
  expect(blockedBy({ running: undefined })).toContain('Checking')
})
