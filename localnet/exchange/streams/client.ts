// One socket, what it follows, and how to write to it without waiting for it.
import type { RawData, WebSocket } from 'ws'
import type { SocketShare } from '../limits/sockets.ts'
import type { Topic } from './topic.ts'

const maximumBuffered = 1_000_000

/** As much of a socket as being told things takes. */
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
  /** What its address may still do. */
  share: SocketShare
}

export interface TopicBoard {
  follow(key: string, create: () => Topic, client: Client): Topic
  leave(key: string, client: Client): void
}

/** A client that does not read is cut off before it costs memory. */
export function push({ socket }: Listener, text: string) {
  if (socket.readyState !== socket.OPEN) return
  if (socket.bufferedAmount > maximumBuffered) socket.terminate()
  else socket.send(text)
}

/** Text frames come as one buffer; anything else is no request. */
export function textOf(data: RawData): string {
  return Buffer.isBuffer(data) ? data.toString('utf8') : ''
}
