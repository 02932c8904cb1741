import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Reconciliation } from '../../../contract/money/transfers.ts'
import { type FundsWorld, type Person, startFundsWorld } from '../../testing/worlds/funds-world.ts'
import {
  type Prepared,
  type Sent,
  elsewhere,
  signed,
  transactions,
} from '../../testing/transfer-steps.ts'

const patience = { timeout: 60_000, interval: 100 }
let world: FundsWorld
let ann: Person
beforeAll(async () => {
  world = await startFundsWorld({ realism: ['ledger'] })
  world.funds.start()
})
afterAll(() => world.stop())
beforeEach(async () => {
  ann = await world.person('1000')
})

async function differenceOf(person: Person): Promise<string> {
  return (await person.get<Reconciliation>('/user/reconciliation')).body.difference
}

test('a withdrawal that is booked when it is paid shows once, and the books agree all the time', async () => {
  const destination = elsewhere()
  const request = await signed(ann, '/user/withdraw', { amount: '100', destination })
  const { body } = await ann.post<Sent>('/user/withdraw', request)
  expect(body.status).toBe('submitted')
  expect(await differenceOf(ann)).toBe('0')
  const rows = await vi.waitFor(async () => {
    const found = await transactions(ann, '?kind=withdrawal')
    expect(found).toMatchObject([{ id: body.transferId, status: 'done', amount: '-100' }])
    return found
  }, patience)
  expect(rows[0]?.txHash).toMatch(/^0x[0-9a-f]{64}$/)
  await vi.waitFor(async () => {
    const [entry] = await world.ctx.store.ledgerEntries.since(ann.id, Date.now() - 600_000)
    expect(entry).toBeDefined()
    expect(await transactions(ann, '?kind=withdrawal')).toHaveLength(1)
    expect(await differenceOf(ann)).toBe('0')
  }, patience)
}, 60_000)

test('a withdrawal whose answer is lost is not called lost while the money is on its way, and no second one is signed', async () => {
  const request = await signed(ann, '/user/withdraw', { amount: '100', destination: elsewhere() })
  await world.fail('F1', ann.address)
  const { body } = await ann.post<Sent>('/user/withdraw', request)
  expect(body.status).toBe('unknown')
  const second = await ann.post<Prepared>('/user/withdraw', { amount: '1.5' })
  expect([second.status, second.body.code]).toEqual([409, 'TRANSFER_UNSETTLED'])
  const seen = new Set<string>()
  await vi.waitFor(async () => {
    const rows = await transactions(ann, '?kind=withdrawal')
    for (const { status } of rows) seen.add(status)
    expect(rows).toMatchObject([{ id: body.transferId, status: 'done' }])
  }, patience)
  expect(seen).not.toContain('failed')
}, 60_000)

test('a withdrawal by CCTP costs its own fee, is minted, and shows once', async () => {
  const destination = elsewhere()
  const body = { amount: '30', destination, route: 'cctp' }
  const offered = await ann.post<Prepared>('/user/withdraw', body)
  expect(offered.body).toMatchObject({ fee: '0.2', youReceive: '29.8' })
  expect(offered.body.typedData.message).toMatchObject({ destinationChainId: 3, data: '0x' })
  const signature = await ann.sign(offered.body.typedData)
  const { nonce } = offered.body
  const sent = await ann.post<Sent>('/user/withdraw', { ...body, nonce, signature })
  expect(sent.body.status).toBe('submitted')
  const asBridge = { ...body, route: 'bridge', nonce, signature }
  expect((await ann.post('/user/withdraw', asBridge)).body.code).toBe('SIGNATURE_INVALID')
  await vi.waitFor(async () => {
    expect(await transactions(ann, '?kind=withdrawal')).toMatchObject([
      { id: sent.body.transferId, status: 'done', amount: '-30' },
    ])
  }, patience)
  expect(await world.reader.usdcOf(destination)).toBe(29_800_000n)
  expect(await transactions(ann, '?kind=send')).toEqual([])
  expect(await differenceOf(ann)).toBe('0')
}, 60_000)

test('a withdrawal made elsewhere by either route is a withdrawal', async () => {
  const destination = elsewhere()
  await ann.direct.withdraw3({ destination, amount: '10' })
  await ann.direct.sendToEvmWithData({
    token: 'USDC',
    amount: '20',
    sourceDex: '',
    destinationRecipient: destination,
    addressEncoding: 'hex',
    destinationChainId: 3,
    gasLimit: 200_000,
    data: '0x',
  })
  await vi.waitFor(async () => {
    const rows = await transactions(ann, '?kind=withdrawal')
    expect(rows.map(({ amount }) => amount).toSorted()).toEqual(['-10', '-20'])
  }, patience)
  expect(await transactions(ann, '?kind=send')).toEqual([])
  expect(await differenceOf(ann)).toBe('0')
}, 60_000)
