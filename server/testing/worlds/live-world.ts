// An API with only sockets on a real exchange, and clients that use it.
import type { FastifyInstance } from 'fastify'
import { expect } from 'vitest'
import { generatePrivateKey, privateKeyToAddress } from 'viem/accounts'
import { WebSocket } from 'ws'
import type { Context } from '../../context.ts'
import { createTokenReader } from '../../people/sign-in/authenticate.ts'
import { type Tokens, createTokens } from '../../people/sign-in/tokens.ts'
import { buildApp } from '../../http/build-app.ts'
import { createFollowing } from '../../lab/following/following.ts'
import { type Live, type LiveDeps, createLive } from '../../live/live.ts'
import { type LocalExchange, startLocalExchange } from '../exchange/local-exchange.ts'
import { openTestContext } from '../test-context.ts'

export interface LiveWorld {
  ctx: Context
  app: FastifyInstance
  tokens: Tokens
  /** The owner's id, by session. */
  owners: Map<string, string>
  /** Opens /ws, or another given path. */
  connect(headers?: Record<string, string>, path?: string): Promise<Client>
  newUser(): Promise<{ id: string; token: string }>
  /** Closes all clients' connections. */
  hangUp(): void
  close(): Promise<void>
}

const nothingTrades = {
  carryOut: () => Promise.reject(new Error('nothing trades here')),
  closeAll: () => Promise.reject(new Error('nothing trades here')),
}

/** Heartbeats and checks do not happen during a test unless it asks for them. */
const patient = { heartbeatMs: 3_600_000, epochsMs: 3_600_000 }

export async function openLiveWorld(
  options: Pick<LiveDeps, 'heartbeatMs' | 'epochsMs' | 'socketsPerAddress'> = {},
): Promise<LiveWorld> {
  const exchange: LocalExchange = await startLocalExchange()
  const test = await openTestContext({ config: exchange.config })
  const { ctx } = test
  const tokens = createTokens(ctx.config, ctx.clock)
  const { personOfToken, bearer, cookie } = createTokenReader({ tokens, ...ctx })
  const owners = new Map<string, string>()
  const live: Live = createLive({
    ...ctx,
    authenticate: personOfToken,
    tokenEpochs: (ids) => ctx.store.users.tokenEpochs(ids),
    endedSignIns: (ids) => ctx.store.signIns.ended(ids),
    ownsSession: async (userId, sessionId) => owners.get(sessionId) === userId,
    following: createFollowing(ctx, nothingTrades),
    ...patient,
    ...options,
  })
  const app = await buildApp(ctx, [], {
    authenticators: [bearer, cookie],
    onSocket: live.onSocket,
    onDeskSocket: live.onDeskSocket,
  })
  const url = (await app.listen({ port: 0, host: '127.0.0.1' })).replace('http', 'ws')
  const clients: Client[] = []
  return {
    ctx,
    app,
    tokens,
    owners,
    async connect(headers = {}, path = '/ws') {
      const client = await openClient(url + path, headers)
      clients.push(client)
      return client
    },
    async newUser() {
      const address = privateKeyToAddress(generatePrivateKey())
      const row = await ctx.store.users.ensure(ctx.newId(), address, ctx.clock())
      return { id: row.id, token: await tokens.issue({ userId: row.id, address, epoch: 0 }) }
    },
    hangUp() {
      for (const client of clients.splice(0)) client.socket.terminate()
    },
    async close() {
      live.close()
      await app.close()
      await test.close()
      await exchange.stop()
    },
  }
}

export type Message = {
  id?: number | null
  result?: null
  error?: { code: string; message: string }
  stream?: string
  data?: unknown
}

export interface Client {
  socket: WebSocket
  messages: Message[]
  ask(method: string, params?: unknown[], id?: number): Promise<Message>
  next(matches: (message: Message) => boolean): Promise<Message>
  closed: Promise<number>
}

async function openClient(url: string, headers: Record<string, string>): Promise<Client> {
  const socket = new WebSocket(url, { headers })
  const messages: Message[] = []
  socket.on('message', (data: Buffer) => messages.push(JSON.parse(data.toString()) as Message))
  let lastId = 0
  const client: Client = {
    socket,
    messages,
    closed: new Promise((resolve) => socket.on('close', resolve)),
    async next(matches) {
      await expect.poll(() => messages.some(matches), { timeout: 30_000, interval: 10 }).toBe(true)
      return messages.find(matches) ?? {}
    },
    ask(method, params = [], id = ++lastId) {
      socket.send(JSON.stringify({ method, params, id }))
      return client.next((message) => message.id === id)
    },
  }
  await new Promise((resolve, reject) => socket.on('open', resolve).on('error', reject))
  return client
}

/** The data that the client has received on a stream. */
export const dataOf = (client: Client, stream: string) =>
  client.messages.filter((message) => message.stream === stream).map(({ data }) => data)
