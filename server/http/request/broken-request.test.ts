import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { refusalIn } from '../../testing/documents/own-answers.ts'
import { sendRaw } from '../../testing/raw-http.ts'
import { answerBrokenRequest } from './broken-request.ts'
import { securityHeaders } from '../protection/security-headers.ts'

const headersOf = securityHeaders({
  exchange: { url: 'http://127.0.0.1:1', wsUrl: 'ws://127.0.0.1:1', isTestnet: true },
  chain: {
    id: 1,
    name: 'none',
    rpcUrl: 'http://127.0.0.1:1',
    usdc: '0x0000000000000000000000000000000000000001',
    bridge: '0x0000000000000000000000000000000000000002',
    confirmations: 1,
  },
})

/** A server with short timeouts that answers only requests it cannot read. */
async function hasty<T>(act: (port: number) => Promise<T>): Promise<T> {
  const patience = { headersTimeout: 100, requestTimeout: 100, connectionsCheckingInterval: 20 }
  const server = createServer(patience).on('clientError', answerBrokenRequest(headersOf))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    return await act((server.address() as AddressInfo).port)
  } finally {
    server.close()
  }
}

test.each([
  ['headers', 'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n'],
  ['a body', 'POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 10\r\n\r\n{'],
])('%s that come too slowly are told so', async (_name, text) => {
  expect(refusalIn(await hasty((port) => sendRaw(port, text)))).toBe('REQUEST_TIMEOUT')
})
