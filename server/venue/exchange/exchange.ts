// Implements the exchange port for Hyperliquid, or anything that speaks its protocol.
import { EventEmitter, setMaxListeners } from 'node:events'
import {
  ApiRequestError,
  InfoClient,
  SubscriptionClient,
  WebSocketTransport,
} from '@nktkas/hyperliquid'
import { isAddressEqual } from 'viem'
import { ServiceError } from '../../../contract/errors.ts'
import type { ServerConfig } from '../../settings/config.ts'
import type { UnixMs, UserId } from '../../../contract/primitives.ts'
import type { Findings, Logger } from '../../ops/port.ts'
import type { AgentKeys } from '../../people/port.ts'
import type { Exchange, OrderOutcome } from '../port.ts'
import { accountReader } from '../account/account-reader.ts'
import { otherDexs } from '../account/other-dexs.ts'
import { tokenPrices } from '../account/token-prices.ts'
import { type Ask, readsOf } from './account-reads.ts'
import { keepAssets } from './assets.ts'
import { candleSource } from '../candles/candle-source.ts'
import { candleRouter } from './transport/candle-router.ts'
import { createAccountStreams } from '../account-streams/account-streams.ts'
import { cacheCandles } from '../candles/candles.ts'
import { fundsOf } from './ledger/funds.ts'
import { keepDays } from './days.ts'
import { isCrossRefusal, isNonceRefusal, isRateLimited, readFailure } from './failures.ts'
import { marketFeeds } from './market-feeds.ts'
import { closingAction, sendOrders } from './orders/orders.ts'
import { watchClock } from './clock/clock-watch.ts'
import type { VenueClock } from './clock/venue-clock.ts'
import { createPrices } from '../prices/prices.ts'
import { createPulse } from './pulse.ts'
import { withRetry } from './transport/retry.ts'
import { KeyUnreadable, agentSigners } from './orders/signers.ts'
import { watchBuilder } from './builder/builder-standing.ts'
import { authorityRefusals } from './orders/authority-refusals.ts'
import { createTreasury } from './builder/treasury.ts'
import { unreadableFills } from './fills/unreadable-fills.ts'
import { openBudget } from './weight/open-budget.ts'
import type { CandleStore } from '../../storage/market/candles.ts'

const timeoutMs = 10_000

/** Milliseconds. Price messages arrive every one to five seconds; the other streams share their connection. */
const aliveMs = 12_000
/**
 * Milliseconds. After a longer silence this machine slept or the connection was dead, and messages may have been
 * missed.
 */
const missedMs = 30_000

interface Deps {
  agents: AgentKeys
  candles: CandleStore
  log: Logger
  /** Corrected by the time that the exchange reports. */
  clock: VenueClock
  findings: Findings
  /** When the last order of all was written down, by the clock of then; 0: never. */
  actedUntil?: UnixMs
}
type Config = Pick<ServerConfig, 'exchange' | 'builder' | 'treasuryKey'>

/** Connects in the background. An exchange that is not reachable yet shows in `streamAgeMs` and in failing reads. */
export async function createExchange(config: Config, deps: Deps): Promise<Exchange> {
  const { agents, log, clock, findings, actedUntil = 0 } = deps
  const { wsUrl, isTestnet } = config.exchange
  const closing = new AbortController()
  const time = watchClock({ clock, findings, closing: closing.signal })
  const { transport: http, budget } = openBudget(config.exchange, {
    timeout: timeoutMs,
    log,
    watch: time,
  })
  const socket = openSocket(wsUrl, isTestnet)
  const info = new InfoClient({ transport: http })
  time.follow(info)
  const subscriptions = new SubscriptionClient({ transport: socket })
  const { clientOf, nextNonce, sign } = agentSigners(http, agents, clock, actedUntil)
  const refusals = authorityRefusals()

  async function ask<T>(
    request: () => Promise<unknown>,
    shape: (answer: unknown) => T,
  ): Promise<T> {
    try {
      return shape(await withRetry(request, isRateLimited, closing.signal))
    } catch (error) {
      // A request that was not sent says nothing about the exchange.
      if (!(error instanceof ServiceError)) {
        log.warn({ error: String(error) }, 'the exchange could not be read')
      }
      throw readFailure(error)
    }
  }

  /** For questions about markets, not accounts: they fail at once while the exchange does not answer. */
  const pulse = createPulse()
  const askMarket: Ask = (request, shape) => ask(() => pulse.ask(request), shape)

  let spokeAt = clock()
  function hear(): void {
    pulse.beat()
    if (Math.abs(clock() - spokeAt) > missedMs) candles.connection('lost')
    spokeAt = clock()
  }
  const prices = createPrices(subscriptions, { info, ask, clock, log, onSpeech: hear })
  const candles = cacheCandles(
    candleSource(
      new SubscriptionClient({ transport: candleRouter(socket) }),
      (request, shape) => askMarket(() => info.candleSnapshot(request), shape),
      {
        isAlive: () => (prices.ageMs() ?? Infinity) <= aliveMs,
        isHanging: () => pulse.isHanging(),
      },
      log,
    ),
    { store: deps.candles, clock, log },
  )
  socket.socket.addEventListener('close', () => candles.connection('lost'))
  socket.socket.addEventListener('open', () => candles.connection('back'))

  const accounts = accountReader(info, ask, clock, log)
  const accountStreams = createAccountStreams({ socket, accounts, clock, log })
  const tokens = tokenPrices(info, ask, clock)
  const others = otherDexs(info, ask, clock)
  const assets = keepAssets(clock, (shape) => askMarket(() => info.meta(), shape))
  const days = keepDays(clock, (shape) =>
    askMarket(
      () => info.metaAndAssetCtxs(),
      (answer) => {
        prices.noteContexts(answer)
        return shape(answer)
      },
    ),
  )
  const treasury =
    config.treasuryKey === undefined
      ? null
      : createTreasury(config.treasuryKey, { transport: http, closing: closing.signal, clock, log })
  const reads = readsOf(info, ask, {
    builder: config.builder.address,
    prices: tokens,
    clock,
    unreadable: unreadableFills({ findings, log }),
  })
  const builder = watchBuilder(accounts, config.builder.address)
  return {
    assets: () => pulse.patiently(assets.traded()),
    market: (assetIndex, maxAgeMs) => pulse.patiently(assets.numbered(assetIndex, maxAgeMs)),
    days: () => pulse.patiently(days()),
    mark: (symbol) => prices.mark(symbol),
    mid: (symbol) => prices.mid(symbol),
    freshMark: (symbol) => prices.freshMark(symbol),
    fundingRate: (symbol) => prices.fundingRate(symbol),
    freshMid: (symbol) => prices.freshMid(symbol),
    watchMark: (symbol) => prices.watchMark(symbol),
    onMarks: (listener) => prices.onMarks(listener),
    streamAgeMs: () => prices.ageMs(),
    ...marketFeeds(subscriptions, { info, ask: askMarket, log }),
    candles: (symbol, interval, limit) =>
      pulse.patiently(candles.page(symbol, interval, { limit })),
    candleHistory: (symbol, interval, range) =>
      pulse.patiently(candles.page(symbol, interval, range)),
    keptCandles: (symbol, interval, limit) => candles.kept(symbol, interval, limit),
    areCandlesAtHand: (symbol, interval, limit) => candles.isFree(symbol, interval, limit),
    onCandle: (symbol, interval, listener) => candles.onCandle(symbol, interval, listener),
    onClosedCandle: (symbol, interval, listener) => candles.onClosed(symbol, interval, listener),
    candleStreams: () => candles.streams(),
    account: (user) => accounts.account(user),
    wholeAccount: async (user, anew = false) => {
      const state = await accounts.account(user)
      if (state.mode !== 'pooled') return state
      return { ...state, elsewhere: await others.unrealized(user, anew) }
    },
    kind: (user) => accounts.kind(user),
    spotBalances: (user) => accounts.spotBalances(user),
    followAccounts: (wanted) => accountStreams.followAccounts(wanted),
    told: (address) => accountStreams.told(address),
    streamedAccounts: () => accountStreams.streamedAccounts(),
    distrust: (address) => accountStreams.distrust(address),
    onAccountNews: (listener) => accountStreams.onAccountNews(listener),
    ...reads,
    builderFee: async (user) =>
      builder.mayCharge() ? reads.builderFee(user) : config.builder.feeTenthsBp,
    builderStanding: () => builder.look(),
    claimRewards: async () => {
      const isBuilders =
        treasury !== null && isAddressEqual(treasury.address, config.builder.address)
      return isBuilders ? treasury.claimRewards() : 'no_key'
    },
    priceOf: (token) => tokens.priceOf(token, clock()),
    ...fundsOf({
      info,
      http,
      ask,
      accounts,
      prices: tokens,
      rewarder: treasury?.address ?? config.builder.address,
      closing: closing.signal,
      clock,
      findings,
    }),
    treasury,
    weight: () => budget?.read() ?? null,
    onLackOfAuthority: (listener) => refusals.listen(listener),
    setLeverage: async (userId, assetIndex, leverage) => {
      const client = await clientOf(userId)
      const set = (isCross: boolean) =>
        act(userId, () => client.updateLeverage({ asset: assetIndex, isCross, leverage }))
      const asset = (await assets.traded()).find((each) => each.assetIndex === assetIndex)
      if (asset?.onlyIsolated === true) return set(false)
      try {
        await set(true)
      } catch (error) {
        // The list of markets did not say that this market allows only isolated margin.
        if (!(error instanceof ServiceError) || !isCrossRefusal(error.message)) throw error
        await set(false)
      }
    },
    placeOrders: async (userId, orders, grouping) => {
      const onOutcomes = (outcomes: OrderOutcome[]) => refusals.note(userId, outcomes)
      const askTime = () => time.askAgain()
      const paid = builder.mayCharge() ? config.builder : null
      const ctx = { builder: paid, clock, askTime, closing: closing.signal, onOutcomes }
      try {
        return await sendOrders(await clientOf(userId), orders, grouping, ctx)
      } catch (error) {
        // Without a readable key nothing was sent.
        if (!(error instanceof KeyUnreadable)) throw error
        return orders.map(() => ({ status: 'rejected', message: error.message }))
      }
    },
    nextNonce,
    burnNonce: async (userId, nonce) => {
      const client = await clientOf(userId)
      try {
        await client.noop({ nonce })
        return true
      } catch (error) {
        if (isNonceRefusal(error)) return false
        // The signer may not act: what it signed can take effect only if that changes before it expires.
        if (error instanceof ApiRequestError && refusals.noteText(userId, error.message))
          return false
        throw readFailure(error)
      }
    },
    signOrder: (userId, order, validity) => sign(userId, closingAction(order), validity),
    cancelOrders: async (userId, orders) => {
      if (orders.length === 0) return
      const client = await clientOf(userId)
      const cancels = orders.map(({ assetIndex, cloid }) => ({ asset: assetIndex, cloid }))
      await act(
        userId,
        () => client.cancelByCloid({ cancels }),
        /never placed, already canceled, or filled/,
      )
    },
    close: async () => {
      closing.abort()
      accountStreams.close()
      await candles.close()
      prices.close()
      socket.close()
      budget?.close()
    },
  }

  /** For actions that may be repeated: a refusal matching `settled` means that the action was done before. */
  async function act(
    userId: UserId,
    send: () => Promise<unknown>,
    settled?: RegExp,
  ): Promise<void> {
    try {
      await withRetry(
        send,
        (error) => isRateLimited(error) || isNonceRefusal(error),
        closing.signal,
      )
    } catch (error) {
      if (!(error instanceof ApiRequestError)) throw readFailure(error)
      refusals.noteText(userId, error.message)
      if (settled === undefined || !settled.test(error.message)) {
        throw new ServiceError('EXCHANGE_REJECTED', error.message)
      }
    }
  }
}

/** Every stream is a listener on the transport's single event target, so that many listeners are no leak. */
function openSocket(url: string, isTestnet: boolean): WebSocketTransport {
  const usual = EventEmitter.defaultMaxListeners
  setMaxListeners(0)
  try {
    return new WebSocketTransport({ url, isTestnet })
  } finally {
    setMaxListeners(usual)
  }
}
