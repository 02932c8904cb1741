import { expect, it } from 'vitest'
import { stepFor } from './pace.ts'

const weights = { account: 2, fills: 21, protection: 20, authority: 20 } as const

/** Weight per minute that asking about this many accounts costs. */
function spent(accounts: number, limit: number): number {
  return Object.entries(weights).reduce((sum, [question, weight]) => {
    const step = stepFor(question as keyof typeof weights, accounts, limit)
    return sum + (accounts * weight * 60_000) / step
  }, 0)
}

it.each([20, 100, 990])(
  'spends half of an address at most on asking about %i accounts',
  (accounts) => {
    expect(spent(accounts, 1_200)).toBeLessThanOrEqual(600)
    expect(spent(accounts, 100)).toBeLessThanOrEqual(50)
  },
)

it('asks each of 990 accounts about itself every seven and a half minutes', () => {
  expect(stepFor('account', 990, 1_200)).toBe(440_000)
})
