import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { add } from '../../../contract/decimal.ts'
import {
  type FundsWorld,
  type Person,
  signTypedData,
  startFundsWorld,
} from '../../testing/worlds/funds-world.ts'
import {
  type Prepared,
  type Sent,
  elsewhere,
  equityOf,
  prepared,
  signed,
  transactions,
} from '../../testing/transfer-steps.ts'

const patience = { timeout: 60_000, interval: 100 }
let world: FundsWorld
let alice: Person
beforeAll(async () => {
  world = await startFundsWorld()
  world.funds.start()
})
afterAll(() => world.stop())
beforeEach(async () => {
  alice = await world.person('1000')
})

test('a withdrawal says what to sign and what arrives, then leaves the exchange and arrives on the chain', async () => {
  const destination = elsewhere()
  const { body } = await alice.post<Prepared>('/user/withdraw', { amount: '100.50', destination })
  expect(body).toMatchObject({ fee: '1', youReceive: '99.5' })
  const { action, domain, message, primaryType } = body.typedData
  expect(primaryType).toBe('HyperliquidTransaction:Withdraw')
  expect(domain).toMatchObject({ chainId: 31_337, name: 'HyperliquidSignTransaction' })
  expect(message).toMatchObject({ destination: destination.toLowerCase(), amount: '100.5' })
  expect(action).toMatchObject({ signatureChainId: '0x7a69', hyperliquidChain: 'Testnet' })

  const signature = await alice.sign(body.typedData)
  const request = { amount: 100.5, destination, nonce: body.nonce, signature }
  const answer = await alice.post<Sent>('/user/withdraw', request)
  expect(answer).toMatchObject({ status: 200, body: { status: 'submitted', youReceive: '99.5' } })
  expect(await equityOf(alice)).toBe('899.5')
  const [under] = await transactions(alice, '?kind=withdrawal')
  expect(under).toMatchObject({
    amount: '-100.5',
    fee: '1',
    counterparty: destination.toLowerCase(),
  })

  const done = await vi.waitFor(async () => {
    const [row, ...others] = await transactions(alice, '?kind=withdrawal')
    expect(others).toEqual([])
    expect(row).toMatchObject({ id: answer.body.transferId, status: 'done' })
    return row
  }, patience)
  expect(done?.txHash).toMatch(/^0x[0-9a-f]{64}$/)
  expect(await world.reader.usdcOf(destination)).toBe(99_500_000n)
}, 60_000)

test('a withdrawal goes to the own address when no other is said', async () => {
  const typedData = await prepared(alice, '/user/withdraw', { amount: 5 })
  expect(typedData.message['destination']).toBe(alice.address.toLowerCase())
})

test('a withdrawal of the same signature happens once, whatever is changed and however often it comes', async () => {
  const destination = elsewhere()
  const request = await signed(alice, '/user/withdraw', { amount: '10', destination })
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => alice.post('/user/withdraw', request)),
  )
  const statuses = answers.map(({ status }) => status)
  expect(statuses.filter((status) => status === 200)).toHaveLength(1)
  expect(statuses.filter((status) => status === 409)).toHaveLength(19)
  for (const change of [
    { amount: '11' },
    { destination: elsewhere() },
    { nonce: request.nonce + 1 },
  ]) {
    const { status, body } = await alice.post('/user/withdraw', { ...request, ...change })
    expect([status, body.code]).toEqual([401, 'SIGNATURE_INVALID'])
  }
  const again = await alice.post('/user/withdraw', { ...request, amount: '10.000' })
  expect([again.status, again.body.code]).toEqual([409, 'TRANSFER_RECORDED'])
  expect(await equityOf(alice)).toBe('990')
  expect(await transactions(alice, '?kind=withdrawal')).toHaveLength(1)
})

test('a withdrawal is refused with a signature of somebody else, of another action or chain', async () => {
  const bob = await world.person('1000')
  const body = { amount: '10', destination: elsewhere() }
  const typedData = await prepared(alice, '/user/withdraw', body)
  const sending = await prepared(alice, '/user/send-usdc', body)
  const { nonce } = typedData
  const genuine = await alice.sign(typedData)
  const thief = privateKeyToAccount(generatePrivateKey())
  const forged = [
    await bob.sign(typedData),
    await signTypedData({ wallet: thief }, typedData),
    await alice.sign({ ...typedData, domain: { ...typedData.domain, chainId: 1 } }),
    await alice.sign({
      ...typedData,
      message: { ...typedData.message, hyperliquidChain: 'Mainnet' },
    }),
    await alice.sign({ ...sending, message: { ...sending.message, time: nonce } }),
    await alice.wallet.signMessage({ message: 'Withdraw' }),
    `${genuine}00`,
    `0x${genuine.slice(2)}${genuine.slice(2)}`,
  ]
  for (const signature of forged) {
    const refused = await alice.post('/user/withdraw', { ...body, nonce, signature })
    expect([refused.status, refused.body.code]).toEqual([401, 'SIGNATURE_INVALID'])
  }
  // What its owner signed cannot be used for another account either.
  const stolen = await bob.post('/user/withdraw', { ...body, nonce, signature: genuine })
  expect(stolen.status).toBe(401)
  const spellings = [
    genuine.slice(0, -2) + (genuine.endsWith('1b') ? '00' : '01'),
    genuine,
    genuine.toUpperCase().replace('0X', '0x'),
  ]
  const statuses = []
  for (const signature of spellings) {
    statuses.push((await alice.post('/user/withdraw', { ...body, nonce, signature })).status)
  }
  // One signature makes one withdrawal, however it is spelled.
  expect(statuses).toEqual([200, 409, 409])
  expect(await transactions(alice, '?kind=withdrawal')).toHaveLength(1)
})

test('a withdrawal signed long ago, or for the future, is refused', async () => {
  const body = { amount: '10', destination: elsewhere() }
  const typedData = await prepared(alice, '/user/withdraw', body)
  for (const nonce of [typedData.nonce - 16 * 60_000, typedData.nonce + 3_600_000]) {
    const message = { ...typedData.message, time: nonce }
    const signature = await alice.sign({ ...typedData, message })
    const refused = await alice.post('/user/withdraw', { ...body, nonce, signature })
    expect(refused).toMatchObject({ status: 401, body: { code: 'SIGNATURE_INVALID' } })
  }
  expect(await transactions(alice, '?kind=withdrawal')).toEqual([])
})

test('a withdrawal of more than is free is refused before anything is signed', async () => {
  const { status, body } = await alice.post('/user/withdraw', { amount: '1000.000001' })
  expect([status, body.code]).toEqual([409, 'INSUFFICIENT_BALANCE'])
})

test('a withdrawal made many times at once never takes more than there is', async () => {
  const requests = []
  for (let index = 0; index < 8; index++) {
    requests.push(
      await signed(alice, '/user/withdraw', { amount: '300', destination: elsewhere() }),
    )
  }
  const answers = await Promise.all(requests.map((body) => alice.post('/user/withdraw', body)))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(3)
  const refused = answers.filter(({ status }) => status !== 200)
  expect(new Set(refused.map(({ status }) => status))).toEqual(new Set([409]))
  expect(await equityOf(alice)).toBe('100')
  const rows = await transactions(alice, '?kind=withdrawal')
  const taken = rows.filter(({ status }) => status !== 'failed').map(({ amount }) => amount)
  expect(add(...taken)).toBe('-900')
})

test('a withdrawal without an answer is found in the ledger, and is not done twice', async () => {
  const request = await signed(alice, '/user/withdraw', {
    amount: '20',
    destination: elsewhere(),
  })
  await world.fail('F1', alice.address)
  const answer = await alice.post<Sent>('/user/withdraw', request)
  expect(answer).toMatchObject({ status: 200, body: { status: 'unknown' } })
  expect((await alice.post('/user/withdraw', request)).body.code).toBe('TRANSFER_RECORDED')
  await vi.waitFor(async () => {
    const [row] = await transactions(alice, '?kind=withdrawal')
    expect(row).toMatchObject({ id: answer.body.transferId, amount: '-20' })
    expect(['submitted', 'done']).toContain(row?.status)
  }, patience)
  expect(await equityOf(alice)).toBe('980')
}, 40_000)

test('a withdrawal that never arrived is told so in the end, and can be signed anew', async () => {
  const body = { amount: '20', destination: elsewhere() }
  const request = await signed(alice, '/user/withdraw', body)
  // The state that a process leaves which dies between storing and sending.
  const { viewer } = alice.ctx
  const terms = {
    userId: viewer.id,
    kind: 'withdraw' as const,
    route: 'bridge' as const,
    cashBefore: '1000',
    fee: '1',
    status: 'unknown' as const,
  }
  await world.ctx.store.transfers.intend({
    ...terms,
    id: 'left-behind',
    amount: '20',
    destination: body.destination.toLowerCase(),
    nonce: request.nonce,
    createdAt: Date.now(),
  })
  await vi.waitFor(async () => {
    const rows = await transactions(alice, '?kind=withdrawal')
    expect(rows.map(({ id, status }) => [id, status])).toEqual([['left-behind', 'failed']])
  }, patience)
  expect(
    (await alice.post('/user/withdraw', await signed(alice, '/user/withdraw', body))).status,
  ).toBe(200)
  expect(await equityOf(alice)).toBe('980')
}, 40_000)
