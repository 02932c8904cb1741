import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Deposit } from '../../../contract/money/deposits.ts'
import type { OutputOf } from '../../../contract/endpoint.ts'
import type { verifyDeposit } from '../../../contract/money/deposits.ts'
import type { Reconciliation } from '../../../contract/money/transfers.ts'
import { type BurnOptions, burnForExchange } from '../../../localnet/chain/test-trader.ts'
import { type FundsWorld, type Person, startFundsWorld } from '../../testing/worlds/funds-world.ts'
import { transactions } from '../../testing/transfer-steps.ts'

type Answer = OutputOf<typeof verifyDeposit>

const patience = { timeout: 60_000, interval: 100 }
const million = 1_000_000n
let world: FundsWorld
beforeAll(async () => {
  world = await startFundsWorld()
  world.funds.start()
})
afterAll(() => world.stop())

async function saver(): Promise<Person> {
  const person = await world.person('100')
  await world.chain.faucet(person.address, 1_000n * million)
  return person
}

async function burn(person: Person, usdc: bigint, more?: BurnOptions) {
  const hash = await burnForExchange(world.chain, person.wallet, usdc * million, more)
  await world.reader.mined(hash)
  return hash
}

const verify = (person: Person, txHash: string) =>
  person.post<Answer>('/usdc-verification/verify', { txHash })

async function depositsOf(person: Person): Promise<Deposit[]> {
  return (await person.get<{ items: Deposit[] }>('/usdc-verification/my-transactions')).body.items
}

test('USDC by CCTP is verified by its transaction, credited less the fee, and counted once', async () => {
  const ann = await saver()
  const hash = await burn(ann, 40n)
  const { status, body } = await verify(ann, hash)
  expect([status, body.status]).toEqual([200, expect.stringMatching(/pending|verified/)])
  expect(body.deposit).toMatchObject({
    route: 'cctp',
    amount: '40',
    fee: '0.5',
    from: ann.address.toLowerCase(),
  })
  await vi.waitFor(async () => {
    expect((await depositsOf(ann)).map((row) => row.status)).toEqual(['credited'])
  }, patience)
  const rows = await transactions(ann, '?kind=deposit')
  expect(rows.map(({ amount, txHash }) => [amount, txHash])).toEqual([
    ['39.8', hash],
    ['100', null],
  ])
  expect(await transactions(ann, '?kind=receive')).toEqual([])
  const total = await ann.get('/usdc-verification/total-deposited')
  expect(total.body).toEqual({ total: '39.8', count: 1 })
  const books = await ann.get<Reconciliation>('/user/reconciliation')
  expect(books.body).toMatchObject({ deposits: '139.8', sent: '0', difference: '0' })
}, 60_000)

test('who waits for a transaction is told when it gets further, without asking again', async () => {
  const ann = await saver()
  const told = vi.fn()
  const stop = world.ctx.bus.subscribe((stream) => {
    if (stream === `user.${ann.id}.balance`) told()
  })
  const hash = await burnForExchange(world.chain, ann.wallet, 10n * million)
  const watched = `/usdc-verification/watch?txHash=${hash}`
  await ann.get<Answer>(watched)
  await vi.waitFor(async () => {
    expect((await depositsOf(ann)).map((row) => row.status)).toEqual(['credited'])
  }, patience)
  expect(told).toHaveBeenCalled()
  stop()
  expect((await ann.get<Answer>(watched)).body.status).toBe('verified')
}, 60_000)

test('a deposit made elsewhere, that nobody shows, is a deposit as well', async () => {
  const ann = await saver()
  await burn(ann, 25n)
  await vi.waitFor(async () => {
    const { body } = await ann.get('/usdc-verification/total-deposited')
    expect(body).toEqual({ total: '24.8', count: 1 })
  }, patience)
}, 60_000)

test('each burn that credits nobody, or somebody else, has its reason', async () => {
  const [ann, bob] = await Promise.all([saver(), saver()])
  const forBob = await burn(ann, 10n, { recipient: bob.address })
  const lost = await burn(ann, 10n, { calldata: '0x1234' })
  expect((await verify(ann, forBob)).body).toMatchObject({ reason: 'other_account' })
  expect((await verify(ann, lost)).body).toMatchObject({ reason: 'lost_burn' })
  expect((await verify(bob, forBob)).body.deposit).toMatchObject({
    amount: '10',
    from: ann.address.toLowerCase(),
  })
  expect(await depositsOf(ann)).toEqual([])
}, 60_000)
