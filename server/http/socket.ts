import websocket from '@fastify/websocket'
import type { FastifyInstance } from 'fastify'
import type { WebSocket } from 'ws'
import type { Limiters } from './limits.ts'

export type OnSocket = (socket: WebSocket, remoteAddress: string) => void

const largestFrame = 64 * 1024

export async function serveSocket(
  app: FastifyInstance,
  onSocket: OnSocket,
  limiters: Limiters,
): Promise<void> {
  // Compression is off: a few bytes could unpack to megabytes.
  await app.register(websocket, { options: { maxPayload: largestFrame, perMessageDeflate: false } })
  app.get('/ws', { websocket: true, onRequest: limiters.read.ofAddress }, (socket, request) => {
    onSocket(socket, request.socket.remoteAddress ?? 'unknown')
  })
}
