import { afterAll, beforeAll, expect, test } from 'vitest'
import { add, compare, multiply, subtract } from '../../../contract/decimal.ts'
import type { Reconciliation } from '../../../contract/money/transfers.ts'
import { bookFunding } from './book-funding.ts'
import { type FundsWorld, type Person, startFundsWorld } from '../../testing/worlds/funds-world.ts'
import { steadyMarket } from '../../testing/worlds/steady-market.ts'
import { closedRow, create, ended, openPosition } from '../../testing/stories.ts'
import { stopSession } from '../../sessions/stop.ts'

let world: FundsWorld
beforeAll(async () => {
  // The price is still rising when everything has started, and longs pay funding.
  const market = { ...steadyMarket(Date.now() + 600_000), fundingRate: () => 0.0001 }
  world = await startFundsWorld({ market })
})
afterAll(() => world.stop())

/** A market order signed by the person's own wallet, so that it belongs to no session. */
async function trade(person: Person, isBuy: boolean, size: string, asset = 0): Promise<void> {
  const mark = world.ctx.exchange.mark('BTC')?.mark ?? '0'
  const limit = multiply(mark, isBuy ? '1.05' : '0.95').split('.')[0] ?? '0'
  await person.direct.order({
    orders: [
      { a: asset, b: isBuy, p: limit, s: size, r: false, t: { limit: { tif: 'FrontendMarket' } } },
    ],
    grouping: 'na',
  })
}

async function payFunding(hours: number): Promise<void> {
  const response = await fetch(`${world.url}/funding`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ hours }),
  })
  expect(response.status).toBe(200)
}

test(
  'funding belongs to the position that paid it, once, and the rest to nobody',
  { timeout: 60_000 },
  async () => {
    const person = await world.person('1000')
    world.runner.start()
    const session = await create(person)
    const position = await openPosition(person, session)
    await payFunding(2)
    await person.ctx.funds.sync(person.id)
    const own = await fundingOf(person, position.id)
    expect(compare(own, 0)).not.toBe(0)
    expect(add(...(await ledgerFunding(person)))).toBe(own)
    expect(await ledgerFunding(person)).toHaveLength(2)
    // Reading everything again books nothing twice.
    await compared(person)
    await person.ctx.funds.sync(person.id)
    expect(await fundingOf(person, position.id)).toBe(own)

    // The same size again by hand, so that half of the next payment belongs to the session.
    await trade(person, position.side === 'long', position.size)
    await person.ctx.runner.syncFills(person.id)
    const before = await ledgerFunding(person)
    await payFunding(1)
    await person.ctx.funds.sync(person.id)
    const after = await ledgerFunding(person)
    const paid = subtract(add(...after), add(...before))
    const share = subtract(await fundingOf(person, position.id), own)
    expect(Math.abs(Number(share) / Number(paid) - 0.5)).toBeLessThan(1e-6)
    expect((await compared(person)).difference).toBe('0')

    // A payment that is reported only after the session has ended still counts toward its result.
    await stopSession({
      ctx: person.ctx,
      input: { params: { sessionId: session.id }, body: { mode: 'close_all' } },
    })
    const { pnl } = await ended(person, session)
    const { closedAt } = await closedRow(person, position)
    const late = { at: (closedAt ?? 0) - 1, symbol: 'BTC', amount: '-0.25', size: position.size }
    expect(await bookFunding(world.ctx, person.id, late)).toBe(true)
    expect(await bookFunding(world.ctx, person.id, late)).toBe(false)
    const corrected = await ended(person, session)
    expect(subtract(corrected.pnl.funding, pnl.funding)).toBe('-0.25')
    expect(subtract(corrected.pnl.net, pnl.net)).toBe('-0.25')
  },
)

async function compared(person: Person): Promise<Reconciliation> {
  return (await person.get<Reconciliation>('/user/reconciliation')).body
}

async function fundingOf({ ctx }: Person, id: string): Promise<string> {
  return add((await ctx.store.positions.byId(id))?.funding ?? 'none')
}

async function ledgerFunding(person: Person): Promise<string[]> {
  const { body } = await person.get<{ items: { amount: string }[] }>(
    '/user/transactions?kind=funding',
  )
  return body.items.map(({ amount }) => amount)
}
