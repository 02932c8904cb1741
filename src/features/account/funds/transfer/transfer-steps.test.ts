import { expect, test } from 'vitest'
import { transferSteps } from './transfer-steps.ts'

const now = 1_790_000_000_000
const withdrawal = { kind: 'withdrawal', expectedAt: now + 8_000, message: null } as const
const statesOf = (transfer: Parameters<typeof transferSteps>[0]) =>
  transferSteps(transfer, now).map(({ state }) => state)

test('a withdrawal is over when the chain has it', () => {
  expect(statesOf({ ...withdrawal, status: 'unknown' })).toEqual(['done', 'active', 'idle'])
  expect(statesOf({ ...withdrawal, status: 'submitted' })).toEqual(['done', 'done', 'active'])
  expect(statesOf({ ...withdrawal, status: 'done' })).toEqual(['done', 'done', 'done'])
  expect(statesOf({ ...withdrawal, status: 'failed' })).toEqual(['done', 'failed', 'idle'])
})

test('a send is over when the exchange has it', () => {
  expect(statesOf({ ...withdrawal, kind: 'send', status: 'done' })).toEqual(['done', 'done'])
})

test('says when the money is expected, and when that has passed', () => {
  const paid = (at: number) =>
    transferSteps({ ...withdrawal, status: 'submitted', expectedAt: at }, now)[2]?.detail
  expect(paid(now + 8_000)).toBe('Expected in 8 s.')
  expect(paid(now - 1)).toMatch(/longer than usual/)
})

test('an unknown end is called unknown, and forbids a second try', () => {
  const [, accepted] = transferSteps({ ...withdrawal, status: 'unknown' }, now)
  expect(accepted?.detail).toMatch(/did not answer.*Do not send this again/)
})
