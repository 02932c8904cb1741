import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { BudgetedTransport } from './budgeted-transport.ts'

it('what a question waits for its weight is no part of its way to the exchange', async () => {
  const server = createServer((_request, response) => {
    now += 40
    response.setHeader('content-type', 'application/json').end('{"time": 1}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  let now = 1_000
  const trips: [number, number][] = []
  const watch = {
    local: () => now,
    heard: (_answer: unknown, sentAt: number, arrivedAt: number) => trips.push([sentAt, arrivedAt]),
  }
  const budget = {
    take: async () => {
      now += 60_000
      return { correct: () => undefined }
    },
    refused: () => undefined,
    read: () => ({ limit: 0, used: 0, left: 0, waiting: 0, refusals: 0, turnedAway: 0 }),
    close: () => undefined,
  }
  try {
    const options = { apiUrl: `http://127.0.0.1:${port}` }
    await new BudgetedTransport(options, watch, budget).request('info', { type: 'exchangeStatus' })
    expect(trips).toEqual([[61_000, 61_040]])
  } finally {
    server.close()
  }
})
