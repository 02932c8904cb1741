// The venues whose accounts can be read by API key, and their settings for ccxt.

export interface VenueRow {
  id: string
  name: string
  /** Its file in ccxt. */
  file: string
  needsPassphrase: boolean
  /** The margin currency whose balance is read. */
  currency: string
  /** ccxt options that make it load linear perpetuals only. */
  options: Record<string, unknown>
  /** Paths into the raw balance answer. An answer that has none of them is refused, instead of read as an empty account. */
  proof: readonly string[]
  /** Further credentials for ccxt, such as a wallet address. */
  login?: () => Record<string, string>
}

const perpetuals = { fetchMarkets: { types: ['swap'] } }
const linear = { fetchMarkets: { types: ['linear'] } }
const common = { needsPassphrase: false, currency: 'USDT', options: {} }

export const venueRows: readonly VenueRow[] = [
  {
    ...common,
    id: 'binance',
    name: 'Binance',
    file: 'binance',
    options: { ...linear, warnOnFetchOpenOrdersWithoutSymbol: false },
    proof: ['assets'],
  },
  {
    ...common,
    id: 'bybit',
    name: 'Bybit',
    file: 'bybit',
    options: linear,
    proof: ['result.list'],
  },
  {
    ...common,
    id: 'okx',
    name: 'OKX',
    file: 'okx',
    needsPassphrase: true,
    options: perpetuals,
    proof: ['data.0'],
  },
  {
    ...common,
    id: 'bitget',
    name: 'Bitget',
    file: 'bitget',
    needsPassphrase: true,
    options: perpetuals,
    proof: ['length'],
  },
  {
    ...common,
    id: 'gateio',
    name: 'Gate',
    file: 'gate',
    options: perpetuals,
    proof: ['0.total', 'total', 'balances'],
  },
  { ...common, id: 'phemex', name: 'Phemex', file: 'phemex', proof: ['data.account'] },
  {
    ...common,
    id: 'blofin',
    name: 'BloFin',
    file: 'blofin',
    needsPassphrase: true,
    proof: ['data'],
  },
  { ...common, id: 'woo', name: 'WOO X', file: 'woo', proof: ['holding'] },
]
