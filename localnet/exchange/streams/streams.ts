// /ws: sockets, their subscriptions, and one shared topic for all that follow the same thing.
import type { IncomingMessage, Server } from 'node:http'
import { WebSocketServer } from 'ws'
import type { WebSocket } from 'ws'
import { type Door, refusalAt } from '../../http/door.ts'
import type { Faults } from '../controls/faults.ts'
import type { SocketLimits, SocketShare } from '../limits/sockets.ts'
import type { Protocol } from '../http/protocol.ts'
import type { Venue } from '../venue.ts'
import type { Realism } from '../../realism.ts'
import { textOf } from './client.ts'
import type { Client, TopicBoard } from './client.ts'
import { type Delivery, atOnce, likeTheVenue } from './delivery.ts'
import { createSocketHandler } from './socket.ts'
import { disturb } from './disturbed.ts'
import type { Topic } from './topic.ts'

const maximumMessage = 1_000_000
const silenceMs = 60_000

interface Followed {
  topic: Topic
  clients: Set<Client>
}

export function createStreams(
  venue: Venue,
  protocol: Protocol,
  { faults, limits }: { faults: Faults; limits: SocketLimits },
  log: (line: string) => void,
  realism: Pick<Realism, 'streams'>,
) {
  const delivery: Delivery = realism.streams ? likeTheVenue() : atOnce
  const followed = new Map<string, Followed>()
  const clients = new Set<Client>()
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maximumMessage })
  const board: TopicBoard = {
    follow(key, create, client) {
      const entry = followed.get(key) ?? { topic: create(), clients: new Set<Client>() }
      followed.set(key, entry)
      entry.clients.add(client)
      return entry.topic
    },
    leave(key, client) {
      const entry = followed.get(key)
      entry?.clients.delete(client)
      if (entry?.clients.size === 0) followed.delete(key)
    },
  }
  const handle = createSocketHandler({ venue, protocol, board, delivery, log })

  function broadcast(read: (topic: Topic, key: string) => unknown[] | undefined) {
    for (const [key, { topic, clients: followers }] of followed) {
      try {
        for (const data of read(topic, key) ?? []) {
          const text = JSON.stringify({ channel: topic.channel, data })
          for (const { isLate } of disturb(faults, key)) {
            for (const client of followers) delivery.send(client, key, text, isLate)
          }
        }
      } catch (error) {
        log(`exchange: stream ${topic.channel}: ${String(error)}`)
      }
    }
  }

  faults.onCut(() => {
    for (const { socket } of clients) socket.terminate()
  })
  venue.onEvents((events, at) => broadcast((topic) => topic.happened?.(events, at)))

  function refusalOf({ url = '/', headers }: IncomingMessage, door: Door): string | undefined {
    if (refusalAt(door, headers) !== undefined) return '403 Forbidden'
    if (url.split('?', 1)[0] !== '/ws') return '404 Not Found'
    return faults.areSocketsOut() ? '503 Service Unavailable' : undefined
  }

  function join(socket: WebSocket, share: SocketShare) {
    const client: Client = {
      socket,
      subscriptions: new Set(),
      heardAt: Date.now(),
      share,
    }
    const leave = delivery.join(client)
    clients.add(client)
    socket.on('message', (data) => {
      client.heardAt = Date.now()
      handle(client, textOf(data))
    })
    socket.on('error', () => socket.terminate())
    socket.on('close', () => {
      clients.delete(client)
      leave()
      share.leave()
      for (const key of client.subscriptions) board.leave(key, client)
    })
  }

  return {
    attach(server: Server, door: Door) {
      server.on('upgrade', (request, socket, head) => {
        const refusal = refusalOf(request, door)
        const share =
          refusal === undefined ? limits.join(request.socket.remoteAddress ?? 'unknown') : undefined
        if (share !== undefined) {
          return sockets.handleUpgrade(request, socket, head, (opened) => join(opened, share))
        }
        socket.on('error', () => socket.destroy())
        const why = refusal ?? '429 Too Many Requests'
        socket.end(`HTTP/1.1 ${why}\r\nconnection: close\r\n\r\n`)
      })
    },

    beat() {
      broadcast((topic, key) => (delivery.isDue(key, topic.channel) ? topic.beat?.() : []))
      for (const client of clients) {
        const silent = Date.now() - client.heardAt > silenceMs
        if (silent || faults.isOut()) client.socket.close(1000)
      }
    },

    close() {
      for (const { socket } of clients) socket.terminate()
      sockets.close()
    },
  }
}
