// The HTTP server of both ports of localnet: access checks first, then JSON bodies of limited size, then the route.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { openPort } from '../../platform/port.ts'
import { jsonAnswer, textAnswer } from './answer.ts'
import type { EventAnswer, HttpAnswer } from './answer.ts'
import { corsHeaders, loopback, refusalAt, refusalOfBody } from './door.ts'
import type { Door } from './door.ts'

export interface HttpRequest {
  method: string
  path: string
  query: URLSearchParams
  /** Undefined when there is none, or it is not JSON. */
  body: unknown
  /** The connection's address; headers about it are not trusted. */
  address: string
}

type Answered = HttpAnswer | EventAnswer
export type Answer = (request: HttpRequest) => Answered | Promise<Answered>

const maximumBody = 1_000_000
const graceMs = 500
/** Milliseconds. Long, so that a connection is not closed just when a busy client uses it again. */
const keepAliveMs = 75_000
/** Milliseconds, so that slow senders cannot hold connections open. */
const headersMs = 10_000
const requestMs = 30_000

class BodyTooLarge extends Error {}

export function createHttpServer(door: Door, answer: Answer, log: (line: string) => void): Server {
  const server = createServer(
    { keepAliveTimeout: keepAliveMs, headersTimeout: headersMs, requestTimeout: requestMs },
    (request, response) => {
      const refused = refusalAt(door, request.headers)
      if (refused !== undefined) return send(response, textAnswer(403, refused), {})
      const cors = corsHeaders(request.headers)
      void receive(request, answer, log).then((given) =>
        given.kind === 'events'
          ? stream(response, given.events, cors)
          : send(response, given, cors),
      )
    },
  )
  return server
}

/**
 * Returns the port. `setting`: the name of the setting that changes it, for messages. Throws when the port is taken.
 */
export async function listen(server: Server, port: number, setting: string): Promise<number> {
  await openPort({ host: loopback, port, setting }, async () => {
    server.listen(port, loopback)
    await once(server, 'listening')
  })
  // A listening TCP server has an address with a port.
  return (server.address() as AddressInfo).port
}

/** Gives requests in progress a moment to finish. */
export async function closeServer(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), graceMs).unref()
  })
}

async function receive(
  request: IncomingMessage,
  answer: Answer,
  log: (line: string) => void,
): Promise<Answered> {
  const { method = '', url = '/', headers } = request
  const [path = '/', query = ''] = url.split('?', 2)
  if (method === 'OPTIONS') return textAnswer(204, '')
  const refused = method === 'POST' ? refusalOfBody(headers) : undefined
  if (refused !== undefined) return refused
  try {
    const body = method === 'POST' ? parse(await read(request)) : undefined
    const address = request.socket.remoteAddress ?? 'unknown'
    return await answer({ method, path, query: new URLSearchParams(query), body, address })
  } catch (error) {
    if (error instanceof BodyTooLarge) return textAnswer(413, 'Payload Too Large')
    log(`${path}: ${error instanceof Error ? error.stack : String(error)}`)
    return jsonAnswer({ error: 'internal error' }, 500)
  }
}

async function read(request: IncomingMessage): Promise<string> {
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

/** Stops asking for more as soon as nobody reads it. */
async function stream(
  response: ServerResponse,
  events: AsyncIterable<string>,
  cors: Record<string, string>,
): Promise<void> {
  response.writeHead(200, {
    ...cors,
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
  })
  for await (const event of events) {
    if (response.destroyed) return
    response.write(`data: ${event}\n\n`)
  }
  response.end()
}

function send(response: ServerResponse, answered: HttpAnswer, cors: Record<string, string>) {
  if (answered.kind === 'reset') {
    response.socket?.resetAndDestroy()
    return
  }
  const isJson = answered.kind === 'json'
  const body = isJson ? JSON.stringify(answered.body) : answered.body
  response.writeHead(answered.status, {
    ...cors,
    'content-type': isJson ? 'application/json' : 'text/plain; charset=utf-8',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'content-length': Buffer.byteLength(body),
    // The rest of the body was not read, so that the connection cannot be used again.
    ...(answered.status === 413 || answered.status === 403 ? { connection: 'close' } : {}),
  })
  response.end(body)
}
