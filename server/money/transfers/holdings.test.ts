import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FundsWorld, startFundsWorld } from '../../testing/worlds/funds-world.ts'

let world: FundsWorld
beforeAll(async () => {
  world = await startFundsWorld()
})
afterAll(() => world.stop())

const balances = [
  { coin: 'USDC', token: 0, total: '40' },
  { coin: 'HYPE', token: 150, total: '2.5', hold: '1' },
  { coin: 'MOONCOIN', token: 999, total: '7' },
]

test('spot coins are shown with their worth, where the exchange tells a price', async () => {
  const person = await world.person('100')
  await world.account(person.address, { balances })
  const { body } = await person.get('/user/holdings')
  expect(body).toEqual({
    mode: 'split',
    modeName: 'default',
    items: [
      { token: 'USDC', total: '40', hold: '0', worth: '40' },
      { token: 'HYPE', total: '2.5', hold: '1', worth: '62.5' },
      { token: 'MOONCOIN', total: '7', hold: '0', worth: null },
    ],
  })
})

test('USDC of one pot is equity, not a holding beside it', async () => {
  const person = await world.person('100')
  await world.account(person.address, { balances, mode: 'portfolioMargin' })
  const { body } = await person.get<{ items: { token: string }[] }>('/user/holdings')
  expect(body.items.map(({ token }) => token)).toEqual(['HYPE', 'MOONCOIN'])
})
