// Binance's USD-M futures, and its answer about a key: https://developers.binance.com/docs/derivatives/usds-margined-futures
import { type Answer, type PastDeed, type VenueKey, deedsOf } from './shapes.ts'

const refusal = (status: number, code: number, msg: string): Answer => ({
  status,
  body: { code, msg },
})

export const binanceRefusals = {
  unknownKey: refusal(401, -2015, 'Invalid API-key, IP, or permissions for action.'),
  badSignature: refusal(400, -1022, 'Signature for this request is not valid.'),
  badTime: refusal(400, -1021, 'Timestamp for this request is outside of the recvWindow.'),
  tooOften: refusal(429, -1003, 'Too many requests; current limit is 2400 requests per minute.'),
}

const market = (base: string) => ({
  symbol: `${base}USDT`,
  pair: `${base}USDT`,
  contractType: 'PERPETUAL',
  deliveryDate: 4_133_404_800_000,
  onboardDate: 1_569_398_400_000,
  status: 'TRADING',
  baseAsset: base,
  quoteAsset: 'USDT',
  marginAsset: 'USDT',
  pricePrecision: 2,
  quantityPrecision: 3,
  baseAssetPrecision: 8,
  quotePrecision: 8,
  underlyingType: 'COIN',
  filters: [
    { filterType: 'PRICE_FILTER', minPrice: '0.10', maxPrice: '4529764', tickSize: '0.10' },
    { filterType: 'LOT_SIZE', minQty: '0.001', maxQty: '1000', stepSize: '0.001' },
    { filterType: 'MIN_NOTIONAL', notional: '100' },
  ],
  orderTypes: ['LIMIT', 'MARKET'],
  timeInForce: ['GTC'],
})

/** More digits than a floating-point number keeps. */
export const binanceBalance = '12345.678901234567890123'

const answers: Record<string, (key: VenueKey | undefined) => unknown> = {
  '/fapi/v1/exchangeInfo': () => ({ symbols: [market('BTC'), market('ETH')] }),
  '/sapi/v1/account/apiRestrictions': (key) => ({
    ipRestrict: false,
    createTime: 1_698_645_219_000,
    enableReading: true,
    enableFutures: key?.mayTrade === true,
    enableSpotAndMarginTrading: false,
    enableWithdrawals: key?.mayWithdraw === true,
    enableInternalTransfer: false,
    permitsUniversalTransfer: false,
  }),
  '/fapi/v3/account': () => ({
    totalWalletBalance: binanceBalance,
    totalMarginBalance: binanceBalance,
    availableBalance: '12000.5',
    assets: [
      {
        asset: 'USDT',
        walletBalance: binanceBalance,
        unrealizedProfit: '0.00000000',
        marginBalance: binanceBalance,
        maintMargin: '0.00000000',
        initialMargin: '345.17890123',
        positionInitialMargin: '345.17890123',
        openOrderInitialMargin: '0.00000000',
        crossWalletBalance: binanceBalance,
        crossUnPnl: '0.00000000',
        availableBalance: '12000.5',
        maxWithdrawAmount: '12000.5',
        updateTime: 1_720_736_417_660,
      },
    ],
    positions: [],
  }),
  '/fapi/v3/positionRisk': () => [
    {
      symbol: 'BTCUSDT',
      positionSide: 'BOTH',
      positionAmt: '-0.050',
      entryPrice: '61234.5',
      breakEvenPrice: '61220.1',
      markPrice: '61000.12345678',
      unRealizedProfit: '11.71882716',
      liquidationPrice: '0',
      isolatedMargin: '0',
      notional: '-3050.00617283',
      marginAsset: 'USDT',
      isolatedWallet: '0',
      initialMargin: '305.00061728',
      maintMargin: '12.2',
      positionInitialMargin: '305.00061728',
      openOrderInitialMargin: '0',
      adl: 1,
      bidNotional: '0',
      askNotional: '0',
      updateTime: 1_720_736_417_660,
    },
  ],
  '/fapi/v1/leverageBracket': () => [
    {
      symbol: 'BTCUSDT',
      brackets: [
        {
          bracket: 1,
          initialLeverage: 125,
          notionalCap: 50_000,
          notionalFloor: 0,
          maintMarginRatio: 0.004,
          cum: 0,
        },
      ],
    },
  ],
  '/fapi/v1/openOrders': () => [
    {
      avgPrice: '0.00000',
      clientOrderId: 'abc',
      cumQuote: '0',
      executedQty: '0.010',
      orderId: 1_917_641,
      origQty: '0.040',
      origType: 'LIMIT',
      price: '60000',
      reduceOnly: true,
      side: 'BUY',
      positionSide: 'BOTH',
      status: 'PARTIALLY_FILLED',
      stopPrice: '0',
      symbol: 'BTCUSDT',
      time: 1_579_276_756_075,
      timeInForce: 'GTC',
      type: 'LIMIT',
      updateTime: 1_579_276_756_075,
      workingType: 'CONTRACT_PRICE',
      priceProtect: false,
    },
  ],
}

const fill = ({ id, at, coin, isBuy, size, price, fee }: PastDeed) => ({
  symbol: `${coin}USDT`,
  id: Number(id),
  orderId: 1,
  side: isBuy ? 'BUY' : 'SELL',
  price,
  qty: size,
  realizedPnl: '0',
  quoteQty: '0',
  commission: fee,
  commissionAsset: 'USDT',
  time: at,
  positionSide: 'BOTH',
  maker: false,
  buyer: isBuy,
})

const income = ({ id, at, coin, fee, funding }: PastDeed) => ({
  symbol: `${coin}USDT`,
  incomeType: funding === undefined ? 'COMMISSION' : 'FUNDING_FEE',
  income: funding ?? `-${fee}`,
  asset: 'USDT',
  time: at,
  tranId: Number(id),
  tradeId: id,
})

/** Fills are told by market only. */
function pastAnswer(
  path: string,
  key: VenueKey | undefined,
  query: URLSearchParams,
): Answer | null {
  const range = {
    from: query.get('startTime'),
    until: query.get('endTime'),
    most: Number(query.get('limit') ?? 500),
    newestFirst: false,
  }
  if (path === '/fapi/v1/income') return { body: deedsOf(key, range).map(income) }
  if (path !== '/fapi/v1/userTrades') return null
  const symbol = query.get('symbol')
  if (symbol === null) return refusal(400, -1102, "Mandatory parameter 'symbol' was not sent.")
  if (Number(range.until) - Number(range.from) > 7 * 86_400_000)
    return refusal(400, -4165, 'Invalid time interval')
  const ofMarket = (key?.past ?? []).filter(
    ({ coin, funding }) => `${coin}USDT` === symbol && funding === undefined,
  )
  return { body: deedsOf(key && { ...key, past: ofMarket }, range).map(fill) }
}

export function binanceAnswer(
  path: string,
  key: VenueKey | undefined,
  query: URLSearchParams,
): Answer {
  const past = pastAnswer(path, key, query)
  if (past !== null) return past
  const body = answers[path]?.(key)
  return body === undefined ? refusal(404, -1, `there is no ${path}`) : { body }
}
