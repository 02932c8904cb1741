import websocket from '@fastify/websocket'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { WebSocket } from 'ws'
import { ServiceError } from '../../../contract/errors.ts'
import type { Person } from '../../people/port.ts'
import { refusalText } from '../request/broken-request.ts'
import type { Limiters } from '../protection/limits.ts'
import type { SecurityHeaders } from '../protection/security-headers.ts'

/** `entered`: the viewer recognised when the socket opened, where that applies, and a function to check again. */
export type OnSocket = (
  socket: WebSocket,
  remoteAddress: string,
  entered?: { viewer: Person; again: () => Promise<unknown> } | null,
) => void

export interface SocketPath {
  onSocket: OnSocket
  /** Recognises the viewer; absent: signing in happens by a message only. */
  recognise?: (request: FastifyRequest, reply: FastifyReply) => Promise<void>
}

const largestFrame = 64 * 1024

export async function serveSockets(
  app: FastifyInstance,
  paths: Record<string, SocketPath>,
  { limiters, headersOf }: { limiters: Limiters; headersOf: SecurityHeaders },
): Promise<void> {
  // Compression is off, because a few bytes could decompress to megabytes.
  await app.register(websocket, { options: { maxPayload: largestFrame, perMessageDeflate: false } })
  app.websocketServer.on('wsClientError', (_error, socket, { headers }) => {
    const refusal = refused('This is not the opening of a WebSocket that can be read')
    socket.end(refusalText(refusal, { ...headersOf(headers.host), 'sec-websocket-version': '13' }))
  })
  app.addHook('onRequest', onlyWhereOffered(Object.keys(paths)))
  for (const [path, { onSocket, recognise }] of Object.entries(paths)) {
    const askAgain = new WeakMap<FastifyRequest, () => Promise<void>>()
    const look = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
      await recognise?.(request, reply)
      askAgain.set(request, async () => recognise?.(request, reply))
    }
    const onRequest = [limiters.read.ofAddress, look]
    app.get(path, { websocket: true, onRequest }, (socket, request) => {
      const [{ viewer }, again] = [request, askAgain.get(request)]
      onSocket(socket, request.ip, viewer && again && { viewer, again })
    })
  }
}

/** The plugin would open a socket at every route and never send anything on it. */
function onlyWhereOffered(paths: readonly string[]) {
  return async ({ ws, is404, routeOptions }: FastifyRequest): Promise<void> => {
    const { url = '' } = routeOptions
    const isOffered = paths.includes(url)
    if (ws && !isOffered && !is404) throw refused(`Only ${paths.join(' and ')} is a WebSocket`)
    if (isOffered && !ws) throw refused(`${url} is a WebSocket: connect with ws:// or wss://`)
  }
}

const refused = (message: string) => new ServiceError('VALIDATION_FAILED', message)
