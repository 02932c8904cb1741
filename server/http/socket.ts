import websocket from '@fastify/websocket'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { WebSocket } from 'ws'
import { ServiceError } from '../../contract/errors.ts'
import { refusalText } from './broken-request.ts'
import type { Limiters } from './limits.ts'
import type { SecurityHeaders } from './security-headers.ts'

export type OnSocket = (socket: WebSocket, remoteAddress: string) => void

const path = '/ws'
const largestFrame = 64 * 1024

export async function serveSocket(
  app: FastifyInstance,
  onSocket: OnSocket,
  { limiters, headersOf }: { limiters: Limiters; headersOf: SecurityHeaders },
): Promise<void> {
  // Compression is off: a few bytes could unpack to megabytes.
  await app.register(websocket, { options: { maxPayload: largestFrame, perMessageDeflate: false } })
  app.websocketServer.on('wsClientError', (_error, socket, { headers }) => {
    const refusal = refused('This is not the opening of a WebSocket that can be read')
    socket.end(refusalText(refusal, { ...headersOf(headers.host), 'sec-websocket-version': '13' }))
  })
  app.addHook('onRequest', onlyWhereOffered)
  app.get(path, { websocket: true, onRequest: limiters.read.ofAddress }, (socket, request) => {
    onSocket(socket, request.ip)
  })
}

/** The plugin would open a socket at every route, and say nothing in it. */
async function onlyWhereOffered({ ws, is404, routeOptions }: FastifyRequest): Promise<void> {
  const isOffered = routeOptions.url === path
  if (ws && !isOffered && !is404) throw refused(`Only ${path} is a WebSocket`)
  if (isOffered && !ws) throw refused(`${path} is a WebSocket: connect with ws:// or wss://`)
}

const refused = (message: string) => new ServiceError('VALIDATION_FAILED', message)
