import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createLog } from '../../../platform/log.ts'
import { circleFee } from './circle-fee.ts'

let answer: { status: number; body: unknown }
let asked: string[] = []
let now = 0
const server = createServer((request, response) => {
  asked.push(request.url ?? '')
  response.writeHead(answer.status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(answer.body))
})
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
afterAll(() => server.close())

const fees = (forwardFee: unknown) => ({
  status: 200,
  body: [
    { finalityThreshold: 1000, minimumFee: 1, forwardFee },
    { finalityThreshold: 2000, minimumFee: 0, forwardFee },
  ],
})

let service: ReturnType<typeof circleFee>
beforeEach(() => {
  asked = []
  now = 1_790_000_000_000
  answer = fees({ low: 200_000, med: 210_000, high: 250_000 })
  const { port } = server.address() as AddressInfo
  const config = { url: `http://127.0.0.1:${port}`, chainDomain: 3, domain: 19 }
  service = circleFee(config, () => now, createLog('silent'))
})

test('asks Circle for the fee of forwarding, once for all who look within a minute', async () => {
  const [told] = await Promise.all([service.read(), service.read()])
  expect(told).toEqual({ fee: '0.25', at: now, isCurrent: true })
  await service.read()
  expect(asked).toEqual(['/v2/burn/USDC/fees/3/19?forward=true'])
  now += 60_000
  answer = fees('300000')
  expect(await service.read()).toEqual({ fee: '0.3', at: now, isCurrent: true })
})

test('keeps what was said before when it cannot be asked, and says that it is old', async () => {
  await service.read()
  const at = now
  now += 60_000
  answer = { status: 503, body: {} }
  expect(await service.read()).toEqual({ fee: '0.25', at, isCurrent: false })
  await service.read()
  expect(asked).toHaveLength(2)
})

test.each([
  ['no fee of forwarding', fees(undefined)],
  ['nonsense', fees({ high: 'NaN' })],
  ['another unit', fees({ high: '250000000000' })],
  ['less than nothing', fees({ high: -5 })],
  ['no list', { status: 200, body: null }],
])('%s says nothing', async (_what, told) => {
  answer = told
  expect(await service.read()).toEqual({ fee: null, at: null, isCurrent: false })
})
