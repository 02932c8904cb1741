// The venue as its documentation and other people's records describe it, written by hand and apart from localnet: what
// localnet believes and what the adapter believes could be wrong together. It trades at the mark and checks nothing.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocketServer, type WebSocket } from 'ws'
import type { Address, DecimalString } from '../../../contract/primitives.ts'
import {
  type StandInAccount,
  dexOf,
  equityOf,
  isPooled,
  perpsOf,
  spotOf,
  standInAccount,
} from './account.ts'
import { type Action, carryOut } from './deeds.ts'
import { bookOf, candlesOf, contextOf, metaOf, priceText, standInMarkets } from './markets.ts'

type Row = Record<string, unknown>

/**
 * Instead of the answer. `lost`: what was asked is done, and the connection ends. `held`: it is done, and nothing is ever
 * answered; `hung`: it is not even done. Undefined: as usual.
 */
type Silence = 'lost' | 'held' | 'hung'
type Answer = { status: number; body: unknown } | Silence
type Instead = Answer | undefined

const rowsPerAnswer = 500
const fillsPerAnswer = 2_000
/** Tokens that dexs of others settle in. */
const collateral: Record<string, number> = { xyz: 0, flx: 360 }

export async function startStandIn() {
  const markets = standInMarkets()
  const accounts = new Map<string, StandInAccount>()
  const asked: string[] = []
  const posted: { action: Action; nonce: number }[] = []
  let instead: (type: string, body: Row) => Instead = () => undefined
  let offsetMs = 0
  let actor: StandInAccount | undefined
  const sockets = new Set<WebSocket>()

  const markOf = (coin: string): DecimalString => {
    const market = markets.find(({ name }) => name === coin)
    return priceText(market?.mark ?? 0)
  }
  const accountOf = (user: unknown): StandInAccount => {
    const address = String(user).toLowerCase() as Address
    const known = accounts.get(address) ?? standInAccount(address, '0.0', 'default')
    accounts.set(address, known)
    return known
  }
  const marketOf = (coin: unknown) => markets.find(({ name }) => name === coin)

  function info(body: Row): unknown {
    const account = accountOf(body['user'])
    const dex = typeof body['dex'] === 'string' ? body['dex'] : ''
    const isMain = dex === ''
    switch (body['type']) {
      case 'exchangeStatus':
        return { time: Date.now() + offsetMs, specialStatuses: null }
      case 'perpDexs':
        return [null, { name: 'xyz', fullName: 'XYZ' }, { name: 'flx', fullName: 'Felix' }]
      case 'meta':
        return isMain ? metaOf(markets) : { ...metaOf([]), collateralToken: collateral[dex] }
      case 'metaAndAssetCtxs':
        return [metaOf(markets), markets.map(contextOf)]
      case 'allMids':
        return Object.fromEntries(markets.map(({ name, mark }) => [name, priceText(mark)]))
      case 'candleSnapshot': {
        const { coin, interval, startTime, endTime } = body['req'] as Row
        const market = marketOf(coin)
        if (market === undefined) return []
        return candlesOf(market, String(interval), Number(startTime), Number(endTime ?? Date.now()))
      }
      case 'l2Book': {
        const market = marketOf(body['coin'])
        return market === undefined ? null : bookOf(market)
      }
      case 'spotMetaAndAssetCtxs':
        return spotMarkets
      case 'userAbstraction':
        return account.mode
      case 'userRole':
        return account.role
      case 'clearinghouseState':
        return isMain
          ? { ...perpsOf(account, markOf), time: Date.now() + offsetMs }
          : dexOf(account, dex)
      case 'spotClearinghouseState':
        return spotOf(account, markOf)
      case 'frontendOpenOrders':
      case 'openOrders':
        return account.orders
      case 'orderStatus': {
        const known = account.past.get(String(body['oid']))
        const resting = account.orders.find(({ cloid }) => cloid === body['oid'])
        if (known !== undefined) return { status: 'order', order: known }
        if (resting === undefined) return { status: 'unknownOid' }
        return {
          status: 'order',
          order: { order: resting, status: 'open', statusTimestamp: resting['timestamp'] },
        }
      }
      case 'userFills':
        return account.fills.toReversed().slice(0, fillsPerAnswer)
      case 'userFillsByTime':
        return between(account.fills.slice(-10_000), body, fillsPerAnswer)
      case 'userTwapSliceFills':
        return account.slices.map((fill) => ({ fill, twapId: 5 }))
      case 'userFunding':
        return between(account.fundings, body, rowsPerAnswer)
      case 'userNonFundingLedgerUpdates':
        return between(account.ledger, body, rowsPerAnswer)
      case 'portfolio':
        return account.portfolio
      case 'extraAgents':
        return account.agents
      case 'maxBuilderFee':
        return account.builderFee
      case 'activeAssetData':
        return roomOf(account, body['coin'])
      case 'referral':
        return { unclaimedRewards: '0.0', referredBy: null }
      default:
        return undefined
    }
  }

  function roomOf(account: StandInAccount, coin: unknown) {
    const free = isPooled(account)
      ? equityOf(account, markOf)
      : perpsOf(account, markOf).withdrawable
    return {
      user: account.address.toLowerCase(),
      coin,
      leverage: { type: 'cross', value: 20 },
      maxTradeSzs: ['1000.0', '1000.0'],
      availableToTrade: [free, free],
      markPx: markOf(String(coin)),
    }
  }

  function answer(path: string, body: Row): Answer {
    if (path === '/info') {
      const type = String(body['type'])
      asked.push(type)
      const other = instead(type, body)
      if (other !== undefined) return other
      const told = info(body)
      return told === undefined
        ? { status: 422, body: 'Failed to deserialize the JSON body into the target type' }
        : { status: 200, body: told }
    }
    const action = body['action'] as Action
    const nonce = Number(body['nonce'])
    const other = instead(action.type, body)
    if (other === 'hung' || typeof other === 'object') return other
    posted.push({ action, nonce })
    if (actor === undefined) {
      return {
        status: 200,
        body: { status: 'err', response: 'Must deposit before performing actions.' },
      }
    }
    const expiresAfter = body['expiresAfter']
    if (typeof expiresAfter === 'number' && expiresAfter < Date.now() + offsetMs) {
      return { status: 200, body: { status: 'err', response: 'Action already expired' } }
    }
    const told = carryOut(actor, action, nonce, markets)
    return other ?? { status: 200, body: told }
  }

  // A client that is busy for a while must not find its connection closed when it uses it.
  const server = createServer({ keepAliveTimeout: 75_000 }, (request, response) => {
    // Who hangs up in the middle of a question is gone.
    void receive(request).then(
      (body) => reply(response, answer(request.url ?? '', body)),
      () => response.destroy(),
    )
  })
  const streams = new WebSocketServer({ server, path: '/ws' })
  streams.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('message', (data: Buffer) => hear(socket, JSON.parse(data.toString()) as Row))
  })

  /** Prices and nothing about accounts: those are asked. */
  function hear(socket: WebSocket, message: Row): void {
    if (message['method'] === 'ping') return send(socket, { channel: 'pong' })
    const subscription = message['subscription'] as Row
    const { type, coin } = subscription
    if (!['allMids', 'activeAssetCtx', 'candle', 'l2Book', 'trades'].includes(String(type))) {
      const data = `Invalid subscription ${JSON.stringify(subscription)}`
      return send(socket, { channel: 'error', data })
    }
    send(socket, {
      channel: 'subscriptionResponse',
      data: { method: message['method'], subscription },
    })
    const market = marketOf(coin)
    if (type === 'activeAssetCtx' && market !== undefined) {
      send(socket, { channel: type, data: { coin, ctx: contextOf(market) } })
    }
  }

  function speak(): void {
    const mids = Object.fromEntries(markets.map(({ name, mark }) => [name, priceText(mark)]))
    for (const socket of sockets) {
      send(socket, { channel: 'allMids', data: { mids } })
      for (const market of markets) {
        const data = { coin: market.name, ctx: contextOf(market) }
        send(socket, { channel: 'activeAssetCtx', data })
      }
    }
  }
  const talking = setInterval(speak, 500)

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    wsUrl: `ws://127.0.0.1:${port}/ws`,
    markets,
    /** Types of the questions that came, and the actions. */
    asked,
    posted,
    markOf,
    account: accountOf,
    /** Whose account the actions that come now change. */
    actAs(account: StandInAccount): void {
      actor = account
    },
    answerInstead(other: typeof instead): void {
      instead = other
    },
    setClock(ms: number): void {
      offsetMs = ms
    },
    async stop(): Promise<void> {
      clearInterval(talking)
      for (const socket of sockets) socket.terminate()
      streams.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** `@107` is HYPE: the venue names spot pairs by their place. */
const spotMarkets = [
  {
    universe: [{ tokens: [150, 0], name: '@107', index: 107, isCanonical: false }],
    tokens: [
      { name: 'USDC', szDecimals: 8, weiDecimals: 8, index: 0, tokenId: '0x6d', isCanonical: true },
      {
        name: 'HYPE',
        szDecimals: 2,
        weiDecimals: 8,
        index: 150,
        tokenId: '0x0d',
        isCanonical: false,
      },
    ],
  },
  [{ prevDayPx: '25.0', dayNtlVlm: '1.0', markPx: '25.0', midPx: null, coin: '@107' }],
]

function between(rows: readonly Row[], { startTime, endTime }: Row, most: number): Row[] {
  const [from, until] = [Number(startTime ?? 0), Number(endTime ?? Infinity)]
  return rows
    .filter(({ time }) => Number(time) >= from && Number(time) <= until)
    .toSorted((a, b) => Number(a['time']) - Number(b['time']))
    .slice(0, most)
}

async function receive(request: IncomingMessage): Promise<Row> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return JSON.parse(Buffer.concat(parts).toString()) as Row
}

function reply(response: ServerResponse, answer: Answer): void {
  if (answer === 'lost') return void response.destroy()
  if (answer === 'held' || answer === 'hung') return
  const isText = typeof answer.body === 'string' && answer.status !== 200
  response.writeHead(answer.status, { 'content-type': isText ? 'text/plain' : 'application/json' })
  response.end(isText ? answer.body : JSON.stringify(answer.body))
}

function send(socket: WebSocket, message: unknown): void {
  if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message))
}
