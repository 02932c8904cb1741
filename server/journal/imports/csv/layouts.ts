// Which column is which: by the headers that exchanges and journals write.
import type { CsvField } from '../../../../contract/journal/csv-imports.ts'

export type Mapping = Record<CsvField, string | null>
export type CsvKind = 'fills' | 'trades'

/** Headers without case, blanks, signs and what is in brackets. The first that is there counts. */
const names: Record<CsvField, readonly string[]> = {
  symbol: [
    'symbol',
    'coin',
    'contracts',
    'contract',
    'instrument',
    'instrumentid',
    'pair',
    'market',
    'ticker',
    'asset',
  ],
  side: [
    'side',
    'dir',
    'direction',
    'action',
    'closingdirection',
    'tradetype',
    'type',
    'position',
    'longshort',
    'buysell',
  ],
  quantity: [
    'quantity',
    'filledqty',
    'filledquantity',
    'execqty',
    'executedqty',
    'executed',
    'sz',
    'size',
    'qty',
    'volume',
    'shares',
    'positionsize',
    'filled',
    'amount',
  ],
  fee: [
    'fee',
    'fees',
    'feepaid',
    'tradingfee',
    'execfee',
    'commission',
    'commissions',
    'totalfees',
    'totalcommission',
  ],
  id: ['tradeid', 'execid', 'executionid', 'fillid', 'transactionid', 'tid', 'id'],
  price: [
    'price',
    'filledprice',
    'execprice',
    'avgprice',
    'averageprice',
    'fillprice',
    'px',
    'avgfillprice',
  ],
  time: [
    'time',
    'date',
    'datetime',
    'timestamp',
    'transactiontime',
    'filledtime',
    'exectime',
    'executiontime',
    'tradetime',
    'createtime',
    'createdtime',
    'timeutc',
    'dateutc',
  ],
  entry_price: [
    'entryprice',
    'avgentryprice',
    'averageentryprice',
    'entry',
    'openprice',
    'avgopenprice',
    'avgentry',
  ],
  exit_price: [
    'exitprice',
    'avgexitprice',
    'averageexitprice',
    'exit',
    'closeprice',
    'avgcloseprice',
    'avgexit',
  ],
  opened_at: [
    'openedat',
    'entrytime',
    'entrydate',
    'opentime',
    'opendate',
    'opendatetime',
    'entrydatetime',
    'opened',
    'createtime',
  ],
  closed_at: [
    'closedat',
    'exittime',
    'exitdate',
    'closetime',
    'closedate',
    'closedatetime',
    'exitdatetime',
    'closed',
    'filledsettlementtime',
    'tradetime',
    'date',
  ],
  pnl: [
    'netpnl',
    'netpl',
    'netprofit',
    'pnl',
    'pl',
    'closedpnl',
    'closedpl',
    'profit',
    'profitloss',
    'realizedpnl',
    'realizedprofit',
    'grosspnl',
    'grosspl',
  ],
}

const needed: Record<CsvKind, readonly CsvField[]> = {
  fills: ['symbol', 'side', 'quantity', 'price', 'time'],
  trades: ['symbol', 'side', 'quantity', 'entry_price', 'exit_price', 'closed_at'],
}

export interface Layout {
  id: string
  exchange: string
  /** Headers that only this export has together. */
  signature: readonly string[]
  /** The side column tells how the trade was closed. */
  sideCloses?: true
  /** The header, as in `signature`, of the column with the unit of sizes. */
  sizeUnit?: string
  /** The journal's own export: ids are those of its trades. */
  isOwn?: true
}

const layouts: readonly Layout[] = [
  {
    id: 'alura',
    exchange: 'file',
    signature: ['id', 'origin', 'source', 'openedat', 'closedat', 'realizedpnl', 'netpnl'],
    isOwn: true,
  },
  { id: 'hyperliquid', exchange: 'hyperliquid', signature: ['coin', 'dir', 'px', 'sz'] },
  {
    id: 'bybit-closed',
    exchange: 'bybit',
    signature: ['contracts', 'closingdirection', 'entryprice', 'exitprice'],
    sideCloses: true,
  },
  { id: 'bybit', exchange: 'bybit', signature: ['contracts', 'filledprice'] },
  {
    id: 'binance',
    exchange: 'binance',
    signature: ['symbol', 'side', 'price', 'quantity', 'realizedprofit'],
  },
  { id: 'okx', exchange: 'okx', signature: ['instrument', 'feeunit'] },
  {
    id: 'okx',
    exchange: 'okx',
    signature: ['symbol', 'tradingunit', 'feeunit'],
    sizeUnit: 'tradingunit',
  },
  {
    id: 'tradetally',
    exchange: 'file',
    signature: ['symbol', 'entrytime', 'exittime', 'entryprice', 'exitprice'],
  },
  { id: 'edgewonk', exchange: 'file', signature: ['instrument', 'entrydate', 'exitdate'] },
  {
    id: 'tradervue',
    exchange: 'file',
    signature: ['opendatetime', 'closedatetime', 'entryprice', 'exitprice'],
  },
]

const generic: Layout = { id: 'generic', exchange: 'file', signature: [] }

export function layoutOf(headers: readonly string[]): Layout {
  const have = new Set(headers.map(plain))
  return layouts.find(({ signature }) => signature.every((name) => have.has(name))) ?? generic
}

export function mappingOf(headers: readonly string[]): Mapping {
  const columns = new Map(headers.toReversed().map((header) => [plain(header), header]))
  const find = (field: CsvField) =>
    names[field].map((name) => columns.get(name)).find((header) => header !== undefined) ?? null
  return Object.fromEntries(
    Object.keys(names).map((field) => [field, find(field as CsvField)]),
  ) as Mapping
}

export function kindOf(mapping: Mapping): CsvKind {
  return mapping.entry_price !== null && mapping.exit_price !== null ? 'trades' : 'fills'
}

/** Fields without a column that rows of this kind cannot do without. */
export function missingOf(kind: CsvKind, mapping: Mapping): CsvField[] {
  return needed[kind].filter((field) => mapping[field] === null)
}

/** The place of the column with this header, written as in signatures; -1 without one. */
export function columnOf(headers: readonly string[], name: string | undefined): number {
  return headers.findIndex((header) => plain(header) === name)
}

/** Whether the column says by its name that fees and funding are in the result. */
export function isNetColumn(header: string | null): boolean {
  return header !== null && /^net(pnl|pl|profit)$/.test(plain(header))
}

function plain(header: string): string {
  return header
    .toLowerCase()
    .replaceAll(/\(.*?\)/g, '')
    .replaceAll('&', '')
    .replaceAll(/[^a-z0-9]/g, '')
}
