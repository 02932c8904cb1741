// Requests of a client on /ws: subscribe, unsubscribe, ping, post.
import * as z from 'zod'
import type { HttpAnswer } from '../../http/answer.ts'
import type { Protocol } from '../http/protocol.ts'
import type { Venue } from '../venue.ts'
import { push } from './client.ts'
import type { Client, TopicBoard } from './client.ts'
import type { Delivery } from './delivery.ts'
import { streamDefinitions } from './registry.ts'

const message = z.union([
  z.object({
    method: z.enum(['subscribe', 'unsubscribe']),
    subscription: z.looseObject({ type: z.string() }),
  }),
  z.object({ method: z.literal('ping') }),
  z.object({
    method: z.literal('post'),
    id: z.number(),
    request: z.object({ type: z.enum(['info', 'action']), payload: z.unknown() }),
  }),
])
type Message = z.output<typeof message>
type Subscribing = Extract<Message, { subscription: unknown }>
type Posting = Extract<Message, { request: unknown }>

interface SocketContext {
  venue: Venue
  protocol: Protocol
  board: TopicBoard
  delivery: Delivery
  log: (line: string) => void
}

export function createSocketHandler(ctx: SocketContext) {
  const { protocol, log } = ctx
  return (client: Client, text: string) => {
    const tooMany = client.share.message()
    if (tooMany !== undefined) return sendError(client, tooMany)
    const raw = parse(text)
    const parsed = message.safeParse(raw)
    if (!parsed.success) {
      sendError(client, `Error parsing JSON into valid websocket request: ${text}`)
      return
    }
    const said = parsed.data
    if (said.method === 'ping') send(client, { channel: 'pong' })
    else if (said.method === 'post') {
      void post(client, said, protocol).catch((error: unknown) => {
        log(`exchange: post: ${String(error)}`)
        client.socket.terminate()
      })
    } else if (said.method === 'subscribe') subscribe(ctx, client, said, raw)
    else unsubscribe(ctx, client, said, raw)
  }
}

function subscribe(
  { venue, board, delivery }: SocketContext,
  client: Client,
  { subscription }: Subscribing,
  raw: unknown,
) {
  const echo = JSON.stringify(subscriptionOf(raw))
  const opened = streamDefinitions.get(subscription.type)?.open(venue, subscription)
  if (opened === undefined) {
    sendError(client, `Invalid subscription ${echo}`)
    return
  }
  if (client.subscriptions.has(opened.key)) {
    sendError(client, `Already subscribed: ${echo}`)
    return
  }
  const tooMany = client.share.subscribe(opened.key, userOf(subscription))
  if (tooMany !== undefined) return sendError(client, tooMany)
  client.subscriptions.add(opened.key)
  const topic = board.follow(opened.key, opened.create, client)
  const messages = [
    { channel: 'subscriptionResponse', data: raw },
    ...topic.first().map((data) => ({ channel: topic.channel, data })),
  ]
  for (const message of delivery.opening(messages)) {
    delivery.send(client, opened.key, JSON.stringify(message))
  }
}

function unsubscribe(
  { venue, board }: SocketContext,
  client: Client,
  { subscription }: Subscribing,
  raw: unknown,
) {
  const opened = streamDefinitions.get(subscription.type)?.open(venue, subscription)
  if (opened === undefined || !client.subscriptions.delete(opened.key)) {
    sendError(client, `Already unsubscribed: ${JSON.stringify(subscriptionOf(raw))}`)
    return
  }
  client.share.unsubscribe(opened.key)
  board.leave(opened.key, client)
  send(client, { channel: 'subscriptionResponse', data: raw })
}

async function post(client: Client, { id, request }: Posting, protocol: Protocol) {
  const tooMany = client.share.post(id)
  if (tooMany !== undefined) return sendError(client, tooMany)
  try {
    const answer =
      request.type === 'info'
        ? await protocol.info(request.payload)
        : await protocol.exchange(request.payload)
    if (answer.kind === 'reset') client.socket.terminate()
    else send(client, { channel: 'post', data: { id, response: postResponse(request, answer) } })
  } finally {
    client.share.posted()
  }
}

function postResponse(
  request: Posting['request'],
  answer: Exclude<HttpAnswer, { kind: 'reset' }>,
): { type: string; payload: unknown } {
  if (answer.status !== 200) {
    return { type: 'error', payload: `${answer.status} ${String(answer.body)}` }
  }
  if (request.type === 'action') return { type: 'action', payload: answer.body }
  const { payload } = request
  const type =
    typeof payload === 'object' && payload !== null && 'type' in payload ? payload.type : ''
  return { type: 'info', payload: { type, data: answer.body } }
}

/** The subscription as it was sent, because clients compare the echo with it. */
function subscriptionOf(raw: unknown): unknown {
  return typeof raw === 'object' && raw !== null && 'subscription' in raw
    ? raw.subscription
    : undefined
}

function userOf({ user }: Subscribing['subscription']): string | undefined {
  return typeof user === 'string' ? user.toLowerCase() : undefined
}

function sendError(client: Client, data: string) {
  send(client, { channel: 'error', data })
}

function send(client: Client, value: unknown) {
  push(client, JSON.stringify(value))
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
