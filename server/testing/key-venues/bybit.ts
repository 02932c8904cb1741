// Bybit's v5 interface for a unified account: https://bybit-exchange.github.io/docs/v5/intro
import { type Answer, type PastDeed, type VenueKey, deedsOf } from './shapes.ts'

const wrapped = (result: unknown, retCode = 0, retMsg = 'OK'): Answer => ({
  body: { retCode, retMsg, result, retExtInfo: {}, time: 1_676_360_412_362 },
})

export const bybitRefusals = {
  unknownKey: wrapped({}, 10_003, 'API key is invalid.'),
  badSignature: wrapped({}, 10_004, 'error sign! origin_string'),
  badTime: wrapped({}, 10_002, 'The request time exceeds the time window range.'),
  tooOften: wrapped({}, 10_006, 'Too many visits. Exceeded the API Rate Limit.'),
}

const answers: Record<string, (key: VenueKey | undefined) => unknown> = {
  '/v5/market/instruments-info': () => ({
    category: 'linear',
    list: [
      {
        symbol: 'ETHUSDT',
        contractType: 'LinearPerpetual',
        status: 'Trading',
        baseCoin: 'ETH',
        quoteCoin: 'USDT',
        settleCoin: 'USDT',
        launchTime: '1584230400000',
        deliveryTime: '0',
        priceScale: '2',
        leverageFilter: { minLeverage: '1', maxLeverage: '100.00', leverageStep: '0.01' },
        priceFilter: { minPrice: '0.01', maxPrice: '19999.98', tickSize: '0.01' },
        lotSizeFilter: { maxOrderQty: '7240', minOrderQty: '0.01', qtyStep: '0.01' },
      },
    ],
    nextPageCursor: '',
  }),
  '/v5/user/query-api': (key) => ({
    id: '13770661',
    note: 'look',
    apiKey: key?.apiKey,
    readOnly: key?.mayTrade === true || key?.mayWithdraw === true ? 0 : 1,
    permissions: {
      ContractTrade: ['Order', 'Position'],
      Wallet: key?.mayWithdraw === true ? ['AccountTransfer', 'Withdraw'] : [],
    },
    ips: ['*'],
    type: 1,
    unified: 0,
    uta: 1,
  }),
  '/v5/account/info': () => ({
    marginMode: 'REGULAR_MARGIN',
    updatedTime: '1697078946000',
    unifiedMarginStatus: 6,
  }),
  '/v5/account/wallet-balance': () => ({
    list: [
      {
        accountType: 'UNIFIED',
        totalEquity: '500.25',
        totalAvailableBalance: '450.25',
        coin: [
          {
            coin: 'USDT',
            equity: '500.25',
            walletBalance: '500.25',
            locked: '50',
            totalPositionIM: '0',
            totalOrderIM: '0',
            availableToWithdraw: '',
          },
        ],
      },
    ],
  }),
  '/v5/position/list': () => ({
    category: 'linear',
    nextPageCursor: '',
    list: [
      {
        symbol: 'ETHUSDT',
        side: 'Buy',
        size: '1.5',
        avgPrice: '3000.25',
        positionValue: '4500.375',
        leverage: '10',
        markPrice: '3010.5',
        liqPrice: '',
        unrealisedPnl: '15.375',
        positionIM: '450.0375',
        positionIdx: 0,
        tradeMode: 0,
        createdTime: '1676538056258',
        updatedTime: '1676538056258',
      },
      { symbol: 'ETHUSDT', side: '', size: '0', avgPrice: '0', leverage: '10', positionIdx: 1 },
    ],
  }),
  '/v5/order/realtime': () => ({ category: 'linear', nextPageCursor: '', list: [] }),
}

const execution = ({ id, at, coin, isBuy, size, price, fee, funding }: PastDeed) => ({
  symbol: `${coin}USDT`,
  execId: id,
  orderId: `order-${id}`,
  side: isBuy ? 'Buy' : 'Sell',
  execType: funding === undefined ? 'Trade' : 'Funding',
  execPrice: price,
  execQty: size,
  execValue: '0',
  // Positive when paid, of funding as well.
  execFee: funding === undefined ? fee : negated(funding),
  feeRate: '0.00055',
  isMaker: false,
  execTime: String(at),
})

const negated = (text: string) => (text.startsWith('-') ? text.slice(1) : `-${text}`)

export function bybitAnswer(
  path: string,
  key: VenueKey | undefined,
  query: URLSearchParams,
): Answer {
  if (path === '/v5/execution/list') {
    const range = { from: query.get('startTime'), until: query.get('endTime') }
    const most = Number(query.get('limit') ?? 50)
    const list = deedsOf(key, { ...range, most, newestFirst: true }).map(execution)
    return wrapped({ category: 'linear', nextPageCursor: '', list })
  }
  const result = answers[path]?.(key)
  return result === undefined ? { status: 404, body: {} } : wrapped(result)
}
