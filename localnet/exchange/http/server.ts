import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  books,
  fail,
  faucet,
  funding,
  health,
  listFaults,
  shock,
  truth,
} from '../controls/controls.ts'
import type { ControlContext } from '../controls/controls.ts'
import { houseHistory, listHouse } from '../controls/house.ts'
import { jsonAnswer, malformed, textAnswer } from './answer.ts'
import type { HttpAnswer } from './answer.ts'
import type { Protocol } from './protocol.ts'

type Route = (body: unknown, query: URLSearchParams) => HttpAnswer | Promise<HttpAnswer>

const maximumBody = 1_000_000
const graceMs = 500
/** A client that is busy for a moment must not find its connection closed at the very moment of using it. */
const keepAliveMs = 75_000
const cors = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, POST, OPTIONS',
  'access-control-allow-headers': 'content-type',
  'access-control-max-age': '600',
}

class BodyTooLarge extends Error {}

export function createHttpServer(
  protocol: Protocol,
  controls: ControlContext,
  log: (line: string) => void,
): Server {
  const routes = new Map<string, Route>([
    ['POST /info', (body) => protocol.info(body)],
    ['POST /exchange', (body) => protocol.exchange(body)],
    ['POST /faucet', (body) => faucet(controls, body)],
    ['POST /shock', (body) => shock(controls, body)],
    ['POST /fail', (body) => fail(controls, body)],
    ['GET /fail', () => listFaults(controls)],
    ['GET /truth', (_body, query) => truth(controls, query)],
    ['POST /funding', (body) => funding(controls, body)],
    ['GET /books', () => books(controls)],
    ['GET /health', () => health(controls)],
    ['GET /house', () => listHouse(controls.venue, controls.house)],
    ['GET /house/history', (_body, query) => houseHistory(controls.venue, query)],
  ])
  const server = createServer((request, response) => {
    void answer(routes, request, log).then((given) => send(response, given))
  })
  server.keepAliveTimeout = keepAliveMs
  return server
}

/** The port it got. Throws when the port is taken. */
export async function listen(server: Server, port: number, host: string): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
  // A listening TCP server has an address with a port.
  return (server.address() as AddressInfo).port
}

/** Lets requests under way finish, for a moment. */
export async function closeServer(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), graceMs).unref()
  })
}

async function answer(
  routes: Map<string, Route>,
  request: IncomingMessage,
  log: (line: string) => void,
): Promise<HttpAnswer> {
  const [path = '/', query = ''] = (request.url ?? '/').split('?', 2)
  if (request.method === 'OPTIONS') return textAnswer(204, '')
  const route = routes.get(`${request.method} ${path}`)
  try {
    if (route === undefined) return jsonAnswer({ error: 'not found' }, 404)
    const body = request.method === 'POST' ? parse(await readBody(request)) : undefined
    if (request.method === 'POST' && body === undefined) return malformed
    return await route(body, new URLSearchParams(query))
  } catch (error) {
    if (error instanceof BodyTooLarge) return textAnswer(413, 'Payload Too Large')
    log(`exchange: ${path}: ${error instanceof Error ? error.stack : String(error)}`)
    return jsonAnswer({ error: 'internal error' }, 500)
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    if (size > maximumBody) throw new BodyTooLarge()
    chunks.push(bytes)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function send(response: ServerResponse, answered: HttpAnswer) {
  if (answered.kind === 'reset') {
    response.socket?.resetAndDestroy()
    return
  }
  const isJson = answered.kind === 'json'
  const body = isJson ? JSON.stringify(answered.body) : answered.body
  response.writeHead(answered.status, {
    ...cors,
    'content-type': isJson ? 'application/json' : 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    'content-length': Buffer.byteLength(body),
    ...(answered.status === 413 ? { connection: 'close' } : {}),
  })
  response.end(body)
}
