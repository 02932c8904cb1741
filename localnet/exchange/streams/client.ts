// One socket, its subscriptions, and how to write to it without waiting.
import type { RawData, WebSocket } from 'ws'
import type { SocketShare } from '../limits/sockets.ts'
import type { Topic } from './topic.ts'

const maximumBuffered = 1_000_000

/** The parts of a client that sending needs. */
export interface Listener {
  socket: Pick<WebSocket, 'readyState' | 'OPEN' | 'bufferedAmount' | 'terminate'> & {
    send(text: string): void
  }
}

export interface Client extends Listener {
  socket: WebSocket
  /** Keys of topics. */
  subscriptions: Set<string>
  heardAt: number
  /** The limits of this connection. */
  share: SocketShare
}

export interface TopicBoard {
  follow(key: string, create: () => Topic, client: Client): Topic
  leave(key: string, client: Client): void
}

/** A client that does not read is disconnected before it uses much memory. */
export function push({ socket }: Listener, text: string) {
  if (socket.readyState !== socket.OPEN) return
  if (socket.bufferedAmount > maximumBuffered) socket.terminate()
  else socket.send(text)
}

/** Text frames arrive as one buffer; other frames are not requests. */
export function textOf(data: RawData): string {
  return Buffer.isBuffer(data) ? data.toString('utf8') : ''
}
