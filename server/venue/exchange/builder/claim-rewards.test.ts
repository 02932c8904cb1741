// The builder's rewards, claimed by every process of an operator: an exchange that pays each nonce once pays them once.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { HttpTransport } from '@nktkas/hyperliquid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLog } from '../../../../platform/log.ts'
import { localnetTreasuryKey } from '../../../settings/config.ts'
import { createTreasury } from './treasury.ts'

const used = new Set<number>()
let isAnswerLost = false
const server = createServer((request, response) => {
  const parts: Buffer[] = []
  request.on('data', (part: Buffer) => parts.push(part))
  request.on('end', () => {
    const { nonce } = JSON.parse(Buffer.concat(parts).toString()) as { nonce: number }
    const isNew = !used.has(nonce)
    used.add(nonce)
    if (isAnswerLost) return response.destroy()
    response.writeHead(200, { 'content-type': 'application/json' })
    const refused = { status: 'err', response: `Invalid nonce: duplicate nonce ${nonce}` }
    response.end(JSON.stringify(isNew ? { status: 'ok', response: { type: 'default' } } : refused))
  })
})
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
afterAll(() => server.close())

let now = 1_790_000_000_000

function newProcess() {
  const { port } = server.address() as AddressInfo
  return createTreasury(localnetTreasuryKey, {
    transport: new HttpTransport({ apiUrl: `http://127.0.0.1:${port}`, isTestnet: true }),
    closing: new AbortController().signal,
    clock: () => now,
    log: createLog('silent'),
  })
}

test('two processes at once claim once, and one that comes later claims what came since', async () => {
  expect(await Promise.all([newProcess(), newProcess()].map((one) => one.claimRewards()))).toEqual([
    'claimed',
    'claimed',
  ])
  expect(used.size).toBe(1)
  now += 5 * 60_000
  expect(await newProcess().claimRewards()).toBe('claimed')
  expect(used.size).toBe(2)
})

test('one that was killed before it heard the answer claims nothing twice', async () => {
  now += 5 * 60_000
  isAnswerLost = true
  expect(await newProcess().claimRewards()).toBe('refused')
  isAnswerLost = false
  expect(await newProcess().claimRewards()).toBe('claimed')
  expect(used.size).toBe(3)
})
