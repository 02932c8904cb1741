import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generatePrivateKey } from 'viem/accounts'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type RunningChain, startChain } from '../chain.ts'
import { createReader, createTrader } from '../test-trader.ts'

let dataDir: string
let chain: RunningChain

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'localnet-rpc-'))
  chain = await startChain({ port: 0, dataDir, friends: ['https://dashboard.example.org'] })
})
afterAll(async () => {
  await chain.stop()
  await rm(dataDir, { recursive: true })
})

function post(body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(chain.rpcUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}

const ask = (method: string, params: unknown[] = [], id: unknown = 1) => ({
  jsonrpc: '2.0',
  id,
  method,
  params,
})
const address = `0x${'12'.repeat(20)}`

test.each([
  ['anvil_setBalance', [address, '0x1']],
  ['anvil_dumpState', []],
  ['anvil_reset', []],
  ['hardhat_setBalance', [address, '0x1']],
  ['tenderly_setBalance', [address, '0x1']],
  ['evm_mine', []],
  ['evm_snapshot', []],
  ['evm_increaseTime', [60]],
  ['debug_traceCall', [{}, 'latest']],
  ['trace_block', ['latest']],
  ['txpool_content', []],
  ['admin_nodeInfo', []],
  ['miner_start', []],
  ['ots_getApiLevel', []],
  ['erigon_getHeaderByNumber', ['latest']],
  ['eth_accounts', []],
  ['eth_sendTransaction', [{ from: '0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266', to: address }]],
  ['eth_sign', ['0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266', '0x00']],
  ['eth_signTransaction', [{}]],
  ['eth_signTypedData_v4', ['0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266', '{}']],
  ['eth_sendUnsignedTransaction', [{}]],
  ['personal_sign', []],
  ['ANVIL_dumpState', []],
  ['__proto__', []],
])('%s is not offered, alone or in a batch', async (method, params) => {
  const refused = { id: 1, error: { code: -32_601 } }
  expect(await (await post(ask(method, params))).json()).toMatchObject(refused)
  const batch = [ask('eth_chainId', [], 'a'), ask(method, params), ask('net_version', [], 'b')]
  expect(await (await post(batch)).json()).toMatchObject([
    { id: 'a', result: '0x7a69' },
    refused,
    { id: 'b', result: '31337' },
  ])
})

test('a wallet reads and sends', async () => {
  const trader = createTrader(chain)
  const reader = createReader(chain)
  await chain.faucet(trader.address, 5n)
  await reader.mined(await trader.transfer('0x00000000000000000000000000000000000a1133', 2n))
  expect(await reader.usdcOf(trader.address)).toBe(3n)
})

test.each(['chrome-extension://nkbihfbeogaeaoehlefnkodbefgpgknn', 'moz-extension://0b1c-2d'])(
  'a wallet that asks as %s is answered, and may read it',
  async (origin) => {
    const response = await post(ask('eth_blockNumber'), { origin })
    expect(response.status).toBe(200)
    expect(response.headers.get('access-control-allow-origin')).toBe(origin)
    expect(await (await post(ask('evm_mine'), { origin })).json()).toMatchObject({
      error: { code: -32_601 },
    })
  },
)

test('a dashboard that is served from a named origin is answered too', async () => {
  const origin = 'https://dashboard.example.org'
  const response = await post(ask('eth_blockNumber'), { origin })
  expect(response.headers.get('access-control-allow-origin')).toBe(origin)
})

test.each([
  ['{"broken', -32_700],
  ['[]', -32_600],
  ['"eth_blockNumber"', -32_600],
  ['{"jsonrpc":"2.0","id":{},"method":"eth_blockNumber"}', -32_600],
  [JSON.stringify(Array(1_001).fill(ask('eth_blockNumber'))), -32_600],
])('%# is answered as no request', async (body, code) => {
  expect(await (await post(body)).json()).toMatchObject({ id: null, error: { code } })
})

test('more than a megabyte is not read', async () => {
  expect((await post(ask('eth_call', ['x'.repeat(1_100_000)]))).status).toBe(413)
})

// Only where the system has other loopback addresses than 127.0.0.1.
test.runIf(process.platform === 'linux')('anvil does not listen at 127.0.0.1', async () => {
  const { hostname, port } = new URL(chain.anvilUrl())
  expect(hostname).toMatch(/^127\./)
  expect(hostname).not.toBe('127.0.0.1')
  await expect(fetch(`http://127.0.0.1:${port}`)).rejects.toThrow('fetch failed')
})

test('anvil itself is told to nobody, and lets no page read', async () => {
  expect(chain.anvilUrl()).not.toBe(chain.rpcUrl)
  const direct = await fetch(chain.anvilUrl(), {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: 'https://evil.example' },
    body: JSON.stringify(ask('eth_chainId')),
  })
  expect(direct.headers.get('access-control-allow-origin')).toBeNull()
  const lease = join(dataDir, 'chain.pid')
  expect(await readFile(lease, 'utf8')).toContain(chain.anvilUrl())
  expect((await stat(lease)).mode & 0o077).toBe(0)
})

test('anvil that was killed comes back elsewhere, behind the same address', async () => {
  const before = chain.anvilUrl()
  const { rpcUrl } = chain
  await chain.payout('0x00000000000000000000000000000000000a1134', 1n, generatePrivateKey())
  process.kill(Number.parseInt(await readFile(join(dataDir, 'chain.pid'), 'utf8')), 'SIGKILL')
  await vi.waitFor(() => expect(chain.anvilUrl()).not.toBe(before), { timeout: 30_000 })
  expect(chain.rpcUrl).toBe(rpcUrl)
  const reader = createReader(chain)
  expect(await reader.usdcOf('0x00000000000000000000000000000000000a1134')).toBe(1n)
})
