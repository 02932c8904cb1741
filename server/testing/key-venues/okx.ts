// OKX's v5 interface, where sizes are contracts: https://www.okx.com/docs-v5/en/
import { type Answer, type PastDeed, type VenueKey, deedsOf } from './shapes.ts'

const told = (data: unknown, code = '0', msg = ''): Answer => ({ body: { code, msg, data } })

export const okxRefusals = {
  unknownKey: { status: 401, body: { code: '50111', msg: 'Invalid OK-ACCESS-KEY', data: [] } },
  badSignature: { status: 401, body: { code: '50113', msg: 'Invalid Sign', data: [] } },
  badTime: { status: 401, body: { code: '50102', msg: 'Timestamp request expired', data: [] } },
  tooOften: { status: 429, body: { code: '50011', msg: 'Too Many Requests', data: [] } },
}

/** A contract is a hundredth of a bitcoin. */
const instrument = {
  instType: 'SWAP',
  instId: 'BTC-USDT-SWAP',
  uly: 'BTC-USDT',
  instFamily: 'BTC-USDT',
  ctType: 'linear',
  ctVal: '0.01',
  ctMult: '1',
  ctValCcy: 'BTC',
  settleCcy: 'USDT',
  baseCcy: '',
  quoteCcy: '',
  lever: '100',
  lotSz: '0.01',
  minSz: '0.01',
  tickSz: '0.1',
  listTime: '1606468572000',
  state: 'live',
}
const most = 100

const fill = ({ id, at, coin, isBuy, size, price, fee }: PastDeed) => ({
  instType: 'SWAP',
  instId: `${coin}-USDT-SWAP`,
  tradeId: id,
  ordId: `order-${id}`,
  billId: `bill-${id}`,
  fillPx: price,
  fillSz: size,
  side: isBuy ? 'buy' : 'sell',
  posSide: 'net',
  execType: 'T',
  feeCcy: 'USDT',
  fee: `-${fee}`,
  ts: String(at),
})

const bill = ({ id, at, coin, funding }: PastDeed) => ({
  instType: 'SWAP',
  instId: `${coin}-USDT-SWAP`,
  billId: `bill-${id}`,
  ccy: 'USDT',
  type: '8',
  subType: '174',
  balChg: funding,
  posBalChg: '0',
  ts: String(at),
})

export function okxAnswer(
  path: string,
  key: VenueKey | undefined,
  query: URLSearchParams,
): Answer | undefined {
  const [from, until] = [query.get('begin'), query.get('end')]
  const deeds = (isWanted: (deed: PastDeed) => boolean) =>
    deedsOf(key && { ...key, past: (key.past ?? []).filter(isWanted) }, {
      from,
      until,
      most,
      newestFirst: true,
    })
  const answers: Record<string, () => unknown> = {
    '/api/v5/public/instruments': () => [instrument],
    '/api/v5/account/config': () => [
      { uid: '1', acctLv: '2', posMode: 'net_mode', perm: 'read_only' },
    ],
    '/api/v5/account/balance': () => [
      {
        totalEq: '900',
        uTime: '1',
        details: [
          {
            ccy: 'USDT',
            cashBal: '900',
            eq: '900',
            availEq: '900',
            availBal: '900',
            frozenBal: '0',
            uTime: '1',
          },
        ],
      },
    ],
    '/api/v5/account/positions': () => [],
    '/api/v5/trade/orders-pending': () => [],
    '/api/v5/trade/fills-history': () => deeds(({ funding }) => funding === undefined).map(fill),
    '/api/v5/account/bills-archive': () => deeds(({ funding }) => funding !== undefined).map(bill),
  }
  const data = answers[path]?.()
  return data === undefined ? undefined : told(data)
}
