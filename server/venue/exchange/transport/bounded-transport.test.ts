import { type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { HttpRequestError } from '@nktkas/hyperliquid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { BoundedTransport, longestAnswer } from './bounded-transport.ts'
import { isRateLimited, isTimeout, readFailure } from '../failures.ts'

let server: Server
let url: string
let sent = 0
const chunk = Buffer.alloc(1024 * 1024, '1')

beforeAll(async () => {
  server = createServer((request, response) => {
    const type = request.url
    const json = { 'content-type': 'application/json' }
    if (type === '/endless/info') {
      response.writeHead(200, json)
      const more = () => {
        while (!response.destroyed && sent < 512) {
          sent++
          if (!response.write(chunk)) return void response.once('drain', more)
        }
        response.end()
      }
      return more()
    }
    if (type === '/announced/info') {
      return response.writeHead(200, { ...json, 'content-length': 2 ** 31 }).write('[')
    }
    if (type === '/busy/info') return response.writeHead(429, { 'retry-after': '3' }).end('null')
    if (type === '/page/info')
      return response.writeHead(200, { 'content-type': 'text/html' }).end('<p>')
    if (type === '/silent/info') return undefined
    return response.writeHead(200, json).end('{"name":"ünïcode"}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

function ask(path: string, timeout: number | null = 20_000) {
  return new BoundedTransport({ apiUrl: `${url}/${path}`, timeout }).request('info', {
    type: 'meta',
  })
}

test('gives what was answered', async () => {
  expect(await ask('good')).toEqual({ name: 'ünïcode' })
})

test('reads no further than the longest honest answer, and says so', async () => {
  await expect(ask('endless')).rejects.toThrow(`longer than ${longestAnswer} bytes`)
  expect(sent).toBeLessThan(512)
  const error: unknown = await ask('endless').catch((caught: unknown) => caught)
  expect(readFailure(error)).toMatchObject({ code: 'EXCHANGE_UNAVAILABLE' })
})

test('does not begin to read what is announced as longer', async () => {
  await expect(ask('announced')).rejects.toThrow(/longer than/)
})

test('tells refusals, other pages and silence apart as the SDK does', async () => {
  const busy: unknown = await ask('busy').catch((caught: unknown) => caught)
  expect(isRateLimited(busy)).toBe(true)
  expect((busy as HttpRequestError).response?.headers.get('retry-after')).toBe('3')
  await expect(ask('page')).rejects.toBeInstanceOf(HttpRequestError)
  const silent: unknown = await ask('silent', 100).catch((caught: unknown) => caught)
  expect(isTimeout(silent)).toBe(true)
})
