import { expect, test } from 'vitest'
import type { Deposit } from '../../../../../contract/money/deposits.ts'
import { ApiError } from '../../../../api/errors.ts'
import { depositSteps, refusalOf } from './deposit-words.ts'
import { isSettled, type DepositCheck } from '../funds.queries.ts'

const deposit = (status: Deposit['status']): Deposit => ({
  id: 'a',
  txHash: '0x',
  logIndex: 0,
  chainId: 31337,
  from: '0x',
  amount: '5',
  route: 'bridge',
  fee: '0',
  status,
  creditedAt: null,
})
const states = (check?: DepositCheck) => depositSteps(check).map(({ state }) => state)
const counts = { confirmations: 1, required: 2 }

test('a deposit is done when the exchange has credited it, not before', () => {
  const pending: DepositCheck = { status: 'pending', deposit: deposit('pending'), ...counts }
  const verified: DepositCheck = { status: 'verified', deposit: deposit('confirmed'), ...counts }
  const credited: DepositCheck = { status: 'verified', deposit: deposit('credited'), ...counts }
  expect(states()).toEqual(['done', 'active', 'idle', 'idle'])
  expect(states(pending)).toEqual(['done', 'active', 'idle', 'idle'])
  expect(states(verified)).toEqual(['done', 'done', 'done', 'active'])
  expect(states(credited)).toEqual(['done', 'done', 'done', 'done'])
  expect([pending, verified, credited].map(isSettled)).toEqual([false, false, true])
})

test('a transaction with several deposits is done when all are credited', () => {
  const deposits = [deposit('credited'), deposit('confirmed')]
  expect(isSettled({ status: 'verified', deposits, ...counts })).toBe(false)
})

test('what Circle mints takes its fee, and says so', () => {
  const burnt = { ...deposit('confirmed'), route: 'cctp' as const }
  const [, , , credited] = depositSteps({ status: 'verified', deposit: burnt, ...counts })
  expect(credited?.detail).toContain('less its fee')
})

test('confirmations are counted', () => {
  const [, confirmed] = depositSteps({ status: 'pending', ...counts })
  expect(confirmed?.detail).toBe('1 of 2 confirmations')
})

test('every refusal has its name', () => {
  const message = 'Why'
  const rejected = { status: 'rejected', reason: 'other_sender', message, ...counts } as const
  expect(refusalOf(rejected, null)).toEqual({ title: 'Another sender', message })
  const recorded = new ApiError('DEPOSIT_RECORDED', 'It is recorded', { status: 409 })
  expect(refusalOf(undefined, recorded)?.title).toBe('Recorded for somebody else')
  expect(refusalOf(undefined, null)).toBeNull()
})
