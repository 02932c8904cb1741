import { expect, test } from 'vitest'
import { add } from '../../../../contract/decimal.ts'
import type { LedgerUpdate } from './funds-responses.ts'
import { ledgerEntries } from './ledger-rows.ts'

const me = `0x${'aa'.repeat(20)}` as const
const other = `0x${'bb'.repeat(20)}`
const builder = `0x${'cc'.repeat(20)}` as const

function row(delta: LedgerUpdate['delta'], time = 1, hash = `0x${'01'.repeat(32)}`): LedgerUpdate {
  return { time, hash, delta }
}

function readAll(...updates: LedgerUpdate[]) {
  return ledgerEntries(updates, me, builder)
}

const transfer = (user: string, destination: string, fee = '0.0') => ({
  type: 'internalTransfer',
  usdc: '10.0',
  user,
  destination,
  fee,
})
const send = (sourceDex: string, destinationDex: string, more = {}) => ({
  type: 'send',
  user: me,
  destination: other,
  sourceDex,
  destinationDex,
  token: 'USDC',
  amount: '10',
  fee: '0.5',
  feeToken: 'USDC',
  nonce: 7,
  ...more,
})

test.each([
  ['a deposit', { type: 'deposit', usdc: '10.0' }, 'deposit', '10', '0'],
  [
    'a withdrawal',
    { type: 'withdraw', usdc: '9.0', nonce: 5, fee: '1.0' },
    'withdrawal',
    '-10',
    '1',
  ],
  ['a transfer to somebody', transfer(me, other, '1.0'), 'send', '-11', '1'],
  ['a transfer from somebody', transfer(other, me, '1.0'), 'receive', '10', '0'],
  ['a transfer from the builder', transfer(builder, me), 'reward', '10', '0'],
  ['a claimed reward', { type: 'rewardsClaim', amount: '2', token: 'USDC' }, 'reward', '2', '0'],
  [
    'from the spot balance',
    { type: 'accountClassTransfer', usdc: '3', toPerp: true },
    'other',
    '3',
    '0',
  ],
  [
    'to the spot balance',
    { type: 'accountClassTransfer', usdc: '3', toPerp: false },
    'other',
    '-3',
    '0',
  ],
  ['into a vault', { type: 'vaultDeposit', usdc: '4', vault: other }, 'other', '-4', '0'],
  ['a send of the perpetuals account', send('', 'spot'), 'send', '-10.5', '0.5'],
  ['a send within the account', send('spot', '', { destination: me }), 'other', '10', '0'],
])('%s counts as what it did to the account', (_name, delta, kind, amount, fee) => {
  const { entries, unknown } = readAll(row(delta))
  expect(unknown).toEqual([])
  expect(entries).toMatchObject([{ kind, amount, fee, at: 1 }])
})

const system = `0x20${'0'.repeat(38)}`
const depositWallet = '0x6b9e773128f453f5c2c60935ee2de2cbc5390a24'
const spot = (more = {}) => ({
  type: 'spotTransfer',
  token: 'USDC',
  amount: '25.0',
  usdcValue: '25.0',
  user: system,
  destination: me,
  fee: '0.0',
  nativeTokenFee: '0.0',
  nonce: null,
  ...more,
})

test.each([
  [
    'USDC that Circle minted for the perpetuals account',
    send('spot', '', { user: depositWallet, destination: me, amount: '24.8', fee: '0.0' }),
    [['deposit', '24.8', null]],
  ],
  [
    'USDC that Circle minted for the spot balance',
    spot(),
    [
      ['deposit', '25', null],
      ['other', '-25', 'spot balance'],
    ],
  ],
  [
    'USDC that leaves the perpetuals account for a chain',
    send('', 'spot', { destination: system, amount: '30', fee: '0.2' }),
    [['withdrawal', '-30.2', null]],
  ],
  [
    'USDC that leaves the spot balance for a chain',
    send('spot', 'spot', { destination: system, amount: '30', fee: '0.2', feeToken: null }),
    [
      ['withdrawal', '-30.2', null],
      ['other', '30.2', 'spot balance'],
    ],
  ],
  ['a spot transfer between people', spot({ user: other }), []],
])('%s was paid in or out, not received or sent', (_name, delta, expected) => {
  const { entries, unknown } = readAll(row(delta))
  expect(unknown).toEqual([])
  expect(entries.map(({ kind, amount, counterparty }) => [kind, amount, counterparty])).toEqual(
    expected,
  )
})

test('the parts of one row have keys of their own', () => {
  const [paid, kept] = readAll(row(spot())).entries
  expect(paid?.key).not.toBe(kept?.key)
})

test('money that the local exchange gave away is no deposit of anybody', () => {
  const given = { type: 'deposit', usdc: '10', source: 'faucet' }
  expect(readAll(row(given), row({ type: 'deposit', usdc: '10' }, 2)).entries).toMatchObject([
    { isGift: true },
    { isGift: false },
  ])
})

test('a withdrawal is read without its fee and nonce as well', () => {
  const bare = { type: 'withdraw', usdc: '9.0', nonce: null }
  expect(readAll(row(bare)).entries).toMatchObject([{ amount: '-9', fee: '0', nonce: null }])
})

test.each([
  ['a liquidation', { type: 'liquidation', accountValue: '1' }],
  ['a spot transfer', { type: 'spotTransfer', token: 'HYPE:0x1', amount: '5' }],
  ['a send of another token', send('', '', { token: 'HYPE:0x1' })],
  ['a send from spot to somebody', send('spot', 'spot')],
])('%s moves no USDC of the account', (_name, delta) => {
  const { entries, unknown } = readAll(row(delta))
  expect(unknown).toEqual([])
  for (const { amount, doubt } of entries) expect([amount, doubt]).toEqual(['0', null])
})

test('a kind that nobody told us how to count is named and shown, with the amount in doubt', () => {
  const { entries, unknown } = readAll(row({ type: 'surprise', usdc: '5' }))
  expect(unknown).toEqual(['surprise'])
  expect(entries).toMatchObject([{ kind: 'other', amount: '0', doubt: '5' }])
  expect(entries[0]?.note).toContain('surprise')
})

test.each([
  ['between its places', send('spot', '', { destination: me }), undefined],
  ['from the spot balance to somebody', send('spot', 'spot'), '-10.5'],
  ['to somebody', send('', ''), '-10.5'],
  ['between spot and perpetuals', { type: 'accountClassTransfer', usdc: '3', toPerp: true }, '0'],
])('in one pot, a transfer %s counts as it leaves the person', (_name, delta, amount) => {
  const [entry] = ledgerEntries([row(delta)], me, builder, true).entries
  expect(entry?.amount).toBe(amount ?? '-0.5')
})

test('a row keeps its key when the account becomes another kind', () => {
  const rows = [row(send('spot', 'spot')), row(send('', '')), row({ type: 'deposit', usdc: '10' })]
  const keys = (isPooled: boolean) =>
    ledgerEntries(rows, me, builder, isPooled).entries.map(({ key }) => key)
  expect(keys(true)).toEqual(expect.arrayContaining(keys(false)))
})

test('a row told twice is one, and has the same key in every order of telling', () => {
  const rows = [
    row({ type: 'withdraw', usdc: '9', nonce: 5, fee: '1' }, 3),
    row(transfer(me, other), 2, `0x${'02'.repeat(32)}`),
    row({ type: 'deposit', usdc: '10' }, 1),
  ]
  const once = readAll(...rows)
  const keys = once.entries.map(({ key }) => key)
  expect(new Set(keys).size).toBe(3)
  const twice = readAll(...rows.toReversed(), ...rows)
  expect(twice.entries.filter(({ repeat }) => repeat === 0)).toEqual(once.entries)
  // Only the chain can tell which of the two equal deposits is a repetition.
  expect(twice.entries.filter(({ repeat }) => repeat > 0).map(({ kind }) => kind)).toEqual([
    'deposit',
  ])
  expect(Math.max(...keys.map((key) => key.length))).toBeLessThan(64)
  expect(add(...once.entries.map(({ amount }) => amount))).toBe('-10')
})
