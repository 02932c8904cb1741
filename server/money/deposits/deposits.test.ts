import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createWalletClient, encodeFunctionData, erc20Abi, getContractAddress, http } from 'viem'
import { foundry } from 'viem/chains'
import type { Deposit } from '../../../contract/money/deposits.ts'
import type { OutputOf } from '../../../contract/endpoint.ts'
import type { verifyDeposit as verifyEndpoint } from '../../../contract/money/deposits.ts'
import { readBytecode } from '../../../localnet/chain/contracts.ts'
import { createTrader } from '../../../localnet/chain/test-trader.ts'
import { createChain } from '../../venue/chain/chain.ts'
import { batchCreationCode } from '../../testing/batch-call.ts'
import { type FundsWorld, type Person, startFundsWorld } from '../../testing/worlds/funds-world.ts'
import { verifyDeposit } from './verify.ts'

type Answer = OutputOf<typeof verifyEndpoint>

const patience = { timeout: 60_000, interval: 100 }
const million = 1_000_000n
let world: FundsWorld
let alice: Person
beforeAll(async () => {
  world = await startFundsWorld()
  world.funds.start()
  alice = await world.person('100')
  await world.chain.faucet(alice.address, 10_000n * million)
})
afterAll(() => world.stop())

function onChain({ wallet }: Person) {
  return createWalletClient({
    account: wallet,
    chain: foundry,
    transport: http(world.chain.rpcUrl),
  })
}

function transfer(from: Person, to: `0x${string}`, micro: bigint, token = world.chain.usdc) {
  const args = [to, micro] as const
  return onChain(from).writeContract({
    address: token,
    abi: erc20Abi,
    functionName: 'transfer',
    args,
  })
}

/** A transfer that is signed but not sent, so that it can be mined more than once. */
async function signedTransfer(from: Person, micro: bigint): Promise<`0x${string}`> {
  const client = onChain(from)
  const args = [world.chain.bridge, micro] as const
  const data = encodeFunctionData({ abi: erc20Abi, functionName: 'transfer', args })
  return client.signTransaction(
    await client.prepareTransactionRequest({ to: world.chain.usdc, data }),
  )
}

async function mined(hash: `0x${string}`): Promise<`0x${string}`> {
  await world.reader.mined(hash)
  return hash
}

const deposit = (from: Person, micro: bigint) => transfer(from, world.chain.bridge, micro)
const verify = (person: Person, txHash: string) =>
  person.post<Answer>('/usdc-verification/verify', { txHash })

function credited(person: Person, txHash: string): Promise<Answer> {
  return vi.waitFor(async () => {
    const { body } = await verify(person, txHash)
    const all = body.deposits ?? (body.deposit ? [body.deposit] : [])
    expect(all.length).toBeGreaterThan(0)
    expect(all.every(({ status }) => status === 'credited')).toBe(true)
    return body
  }, patience)
}

async function depositsOf(person: Person): Promise<Deposit[]> {
  const { body } = await person.get<{ items: Deposit[] }>('/usdc-verification/my-transactions')
  return body.items
}

async function totalOf(person: Person) {
  return (await person.get<{ total: string; count: number }>('/usdc-verification/total-deposited'))
    .body
}

test('a transfer to the bridge is pending, then verified, and credited by the exchange', async () => {
  const hash = await mined(await deposit(alice, 250_500_000n))
  const first = await verify(alice, hash)
  expect(first).toMatchObject({ status: 200, body: { required: 2 } })
  expect(['pending', 'verified']).toContain(first.body.status)
  const done = await credited(alice, hash)
  expect(done).toMatchObject({
    status: 'verified',
    deposit: { txHash: hash, amount: '250.5', chainId: 31_337, from: alice.address.toLowerCase() },
  })
  expect(done.confirmations).toBeGreaterThanOrEqual(2)
  expect(done.deposit?.creditedAt).toBeGreaterThan(0)
  expect(await totalOf(alice)).toEqual({ total: '250.5', count: 1 })
  const upper = await verify(alice, `0x${hash.slice(2).toUpperCase()}`)
  expect(upper.body.deposit).toEqual(done.deposit)
  expect(await depositsOf(alice)).toHaveLength(1)
})

test('200 calls at once by several people make one deposit of one owner', async () => {
  const others = await Promise.all([world.person('10'), world.person('10'), world.person('10')])
  const people = [alice, ...others]
  const before = await depositsOf(alice)
  const hash = await mined(await deposit(alice, 7n * million))
  const answers = await Promise.all(
    Array.from({ length: 200 }, async (_, index) => {
      const person = people[index % people.length] ?? alice
      const text = index % 3 === 0 ? hash : `0x${hash.slice(2).toUpperCase()}`
      return { person, ...(await verify(person, text)) }
    }),
  )
  const own = answers.filter(({ person }) => person === alice)
  expect(own.every(({ status, body }) => status === 200 && body.deposit?.amount === '7')).toBe(true)
  const told = answers
    .filter(({ person }) => person !== alice)
    .map(({ body }) => body.reason ?? body.code)
  const refusals = ['other_sender', 'DEPOSIT_RECORDED']
  expect(told.filter((reason) => !refusals.includes(reason ?? ''))).toEqual([])
  expect(await depositsOf(alice)).toHaveLength(before.length + 1)
  for (const other of others) {
    expect(await depositsOf(other)).toEqual([])
    expect((await verify(other, hash)).body.code).toBe('DEPOSIT_RECORDED')
  }
  await credited(alice, hash)
})

describe('is rejected with its reason:', () => {
  /** The reason in the refusal, after checking that nothing was recorded. */
  async function reasonOf(hash: string): Promise<string | undefined> {
    const before = await depositsOf(alice)
    const { status, body } = await verify(alice, hash)
    const after = await depositsOf(alice)
    const isClean = status === 200 && body.status === 'rejected' && after.length === before.length
    if (!isClean || !body.message) throw new Error(JSON.stringify(body))
    return body.reason
  }

  test('a hash that nobody knows', async () => {
    expect(await reasonOf(`0x${'ab'.repeat(32)}`)).toBe('not_found')
  })

  test('a failed transaction', async () => {
    const hash = await onChain(alice).writeContract({
      address: world.chain.usdc,
      abi: erc20Abi,
      functionName: 'transfer',
      args: [world.chain.bridge, 10n ** 18n],
      gas: 200_000n,
    })
    expect(await reasonOf(await mined(hash))).toBe('failed')
  })

  test('USDC for somebody else', async () => {
    const hash = await transfer(alice, alice.address, 20n * million)
    expect(await reasonOf(await mined(hash))).toBe('other_recipient')
  })

  test('another token that calls itself USDC', async () => {
    const client = onChain(alice)
    const made = await client.deployContract({ abi: [], bytecode: readBytecode('USDC') })
    const { contractAddress } = await world.reader.mined(made)
    if (!contractAddress) throw new Error('no look-alike')
    const mint = {
      type: 'function',
      name: 'mint',
      stateMutability: 'nonpayable',
      inputs: [{ type: 'address' }, { type: 'uint256' }],
      outputs: [],
    } as const
    await mined(
      await client.writeContract({
        address: contractAddress,
        abi: [mint],
        functionName: 'mint',
        args: [alice.address, 100n * million],
      }),
    )
    const hash = await transfer(alice, world.chain.bridge, 20n * million, contractAddress)
    expect(await reasonOf(await mined(hash))).toBe('other_token')
  })

  test('a transaction without any token', async () => {
    const hash = await onChain(alice).sendTransaction({ to: alice.address, value: 1n })
    expect(await reasonOf(await mined(hash))).toBe('other_token')
  })

  test('USDC of another sender', async () => {
    const stranger = createTrader(world.chain)
    await world.chain.faucet(stranger.address, 50n * million)
    const hash = await mined(await stranger.transfer(world.chain.bridge, 50n * million))
    expect(await reasonOf(hash)).toBe('other_sender')
  })

  test('less than the exchange credits', async () => {
    expect(await reasonOf(await mined(await deposit(alice, 4_999_999n)))).toBe('below_minimum')
    expect(await reasonOf(await mined(await deposit(alice, 0n)))).toBe('below_minimum')
  })
})

test.each([
  ['padded', (hash: string) => ` ${hash} `],
  ['with 0X', (hash: string) => `0X${hash.slice(2)}`],
  ['too long', (hash: string) => `${hash}00`],
  ['too short', (hash: string) => hash.slice(0, -1)],
  ['in full width', (hash: string) => hash.replaceAll('a', 'ａ').replaceAll('1', '１')],
])('a hash that is %s is none', async (_name, dress) => {
  const { status, body } = await verify(alice, dress(`0x${'a1'.repeat(32)}`))
  expect([status, body.code]).toEqual([400, 'VALIDATION_FAILED'])
})

test('amount, sender and token of the request count for nothing', async () => {
  const { status } = await alice.post('/usdc-verification/verify', {
    txHash: `0x${'ab'.repeat(32)}`,
    amount: '1000',
  })
  expect(status).toBe(400)
})

test('two equal transfers of one transaction are two deposits, one to somebody else is none', async () => {
  const bob = await world.person('100')
  await world.chain.faucet(bob.address, 100n * million)
  const client = onChain(bob)
  const nonce = 1
  const batch = getContractAddress({ from: bob.address, nonce: BigInt(nonce) })
  const pull = (to: `0x${string}`, micro: bigint) => ({
    to: world.chain.usdc,
    data: encodeFunctionData({
      abi: erc20Abi,
      functionName: 'transferFrom',
      args: [bob.address, to, micro],
    }),
  })
  const approve = await client.writeContract({
    address: world.chain.usdc,
    abi: erc20Abi,
    functionName: 'approve',
    args: [batch, 100n * million],
    nonce: 0,
  })
  await mined(approve)
  const { bridge } = world.chain
  const hash = await client.deployContract({
    abi: [],
    bytecode: batchCreationCode([
      pull(bridge, 6n * million),
      pull(alice.address, 7n * million),
      pull(bridge, 6n * million),
      pull(bridge, 4n * million),
    ]),
    nonce,
  })
  expect((await world.reader.mined(hash)).status).toBe('success')
  const { deposits } = await credited(bob, hash)
  expect(deposits?.map(({ amount }) => amount)).toEqual(['6', '6'])
  expect(await totalOf(bob)).toEqual({ total: '12', count: 2 })
  expect((await bob.ctx.exchange.account(bob.address)).equity).toBe('112')
  const { body } = await bob.get<{ difference: string }>('/user/reconciliation')
  expect(body.difference).toBe('0')
})

test('what the chain took back is orphaned, and counted again when it is mined anew', async () => {
  const bob = await world.person('100')
  await world.chain.faucet(bob.address, 100n * million)
  const raw = await signedTransfer(bob, 30n * million)
  const hash = await mined(await world.miner.sendRaw(raw))
  await verify(bob, hash)
  expect(await depositsOf(bob)).toHaveLength(1)
  const { blockNumber } = await world.reader.mined(hash)
  const depth = Number((await world.chain.blockNumber()) - blockNumber) + 1
  await world.miner.reorganise(depth)
  await vi.waitFor(async () => {
    const [row] = await depositsOf(bob)
    expect(row?.status).toBe('orphaned')
    await expect(totalOf(bob)).resolves.toEqual({ total: '0', count: 0 })
    expect((await bob.ctx.exchange.account(bob.address)).equity).toBe('100')
  }, patience)

  await mined(await world.miner.sendRaw(raw))
  await credited(bob, hash)
  expect(await totalOf(bob)).toEqual({ total: '30', count: 1 })
  const { body } = await bob.get<{ deposits: string; difference: string }>('/user/reconciliation')
  expect(body).toMatchObject({ deposits: '130', difference: '0' })
})

test('while the chain is away nothing is recorded, and the answer says so', async () => {
  const hash = await mined(await deposit(alice, 9n * million))
  const before = await depositsOf(alice)
  for (const more of [{ rpcUrl: 'http://127.0.0.1:1' }, { id: 42_161 }]) {
    const chain = createChain({ chain: { ...world.ctx.config.chain, ...more } }, world.ctx)
    const call = { ctx: { ...alice.ctx, chain }, input: { body: { txHash: hash } } }
    await expect(verifyDeposit(call)).rejects.toMatchObject({ code: 'CHAIN_UNAVAILABLE' })
    expect(await depositsOf(alice)).toEqual(before)
  }
  expect((await verify(alice, hash)).status).toBe(200)
})
