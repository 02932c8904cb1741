import fc from 'fast-check'
import { expect, it } from 'vitest'
import { weightBudget } from './budget.ts'
import { ownLedger } from './ledger.ts'
import { type Priority, priorities } from './priority.ts'

/** Waits in real time, on a clock that stands still: room appears only through `tell`. */
function openBudget(limit = 1_200) {
  let now = 1_000_000
  const ledger = ownLedger(() => now)
  const budget = weightBudget(ledger, limit, () => now)
  return { budget, ledger, pass: (ms: number) => (now += ms) }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

it('never spends more than the limit in any minute, whoever asks for whatever', async () => {
  const question = fc.record({
    priority: fc.constantFrom(...priorities),
    weight: fc.integer({ min: 1, max: 125 }),
    costs: fc.integer({ min: 1, max: 125 }),
    after: fc.integer({ min: 0, max: 4_000 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(question, { maxLength: 120 }), async (questions) => {
      const { budget, pass } = openBudget()
      let now = 0
      const spent: { at: number; weight: number }[] = []
      for (const { priority, weight, costs, after } of questions) {
        pass(after)
        now += after
        const cost = Math.min(weight, costs)
        const at = now
        budget.take(priority, weight).then(
          (taken) => {
            taken.correct(cost)
            spent.push({ at, weight: cost })
          },
          () => {},
        )
        await settled()
        const lately = spent.filter((each) => each.at > now - 60_000)
        expect(lately.reduce((sum, each) => sum + each.weight, 0)).toBeLessThanOrEqual(1_200)
      }
      budget.close()
    }),
    { numRuns: 40 },
  )
})

it('always has room for orders, whatever the others asked before', async () => {
  const others = fc.constantFrom<Priority>('protection', 'account', 'market', 'visitor')
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(others, fc.integer({ min: 2, max: 125 })), { maxLength: 200 }),
      async (asked) => {
        const { budget } = openBudget()
        for (const [priority, weight] of asked) budget.take(priority, weight).catch(() => {})
        await settled()
        const orders = Array.from({ length: 50 }, () => budget.take('order', 1))
        expect(budget.read().used).toBeLessThanOrEqual(1_200)
        await expect(Promise.all(orders)).resolves.toHaveLength(50)
        budget.close()
      },
    ),
    { numRuns: 30 },
  )
})

it('lets the more important in first when room comes back', async () => {
  const { budget, pass } = openBudget(100)
  await budget.take('order', 95)
  const order: Priority[] = []
  for (const priority of priorities.toReversed()) {
    budget.take(priority, 10).then(
      () => order.push(priority),
      () => {},
    )
  }
  expect(budget.read().waiting).toBe(5)
  pass(62_000)
  while (order.length < 4) await new Promise((resolve) => setTimeout(resolve, 20))
  expect(order).toEqual(['order', 'protection', 'account', 'market'])
  budget.close()
})

it('tells who waits too long, and who is one too many, that the exchange is busy', async () => {
  const { budget, pass } = openBudget(100)
  await budget.take('order', 95)
  const late = budget.take('visitor', 10)
  for (let i = 0; i < 199; i++) budget.take('visitor', 10).catch(() => {})
  await expect(budget.take('visitor', 10)).rejects.toMatchObject({ code: 'EXCHANGE_BUSY' })
  pass(3_001)
  await expect(late).rejects.toMatchObject({ retryAfter: 5 })
  budget.close()
})

it('an entry is let in now or fails now, and what closes waits for room', async () => {
  const { budget, pass } = openBudget(100)
  await budget.take('order', 94)
  await expect(budget.take('entry', 5)).rejects.toMatchObject({ code: 'EXCHANGE_BUSY' })
  const exit = budget.take('order', 5)
  await expect(budget.take('entry', 1)).rejects.toMatchObject({ code: 'EXCHANGE_BUSY' })
  expect(budget.read()).toMatchObject({ turnedAway: 2, refusals: 0 })
  pass(62_000)
  await exit
  await budget.take('entry', 5)
  budget.close()
})

it('pauses what can wait after a refusal, and believes the exchange when it counts more', async () => {
  const { budget, pass } = openBudget()
  await budget.take('protection', 900)
  budget.refused()
  expect(budget.read()).toMatchObject({ limit: 900, refusals: 1 })
  let isIn = false
  void budget.take('account', 2).then(() => (isIn = true))
  await budget.take('order', 1)
  await settled()
  expect(isIn).toBe(false)
  pass(63_000)
  while (!isIn) await new Promise((resolve) => setTimeout(resolve, 20))
  expect(budget.read().limit).toBeGreaterThan(900)
  budget.close()
})
