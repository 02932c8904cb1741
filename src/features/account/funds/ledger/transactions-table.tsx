import { t } from '@lingui/core/macro'
import { isZero } from '../../../../../contract/decimal.ts'
import type { Transaction } from '../../../../../contract/money/transfers.ts'
import { formatMoney } from '../../../../lib/numbers/format.ts'
import { formatDateTime, isoTime } from '../../../../lib/time.ts'
import { Address } from '../../../../ui/figures/address.tsx'
import { Badge } from '../../../../ui/feedback/badge.tsx'
import { DataTable, type Column } from '../../../../ui/table/data-table.tsx'
import { Money } from '../../../../ui/figures/money.tsx'
import { exactUsdc } from '../amount.ts'
import { Receipt } from './receipt.tsx'
import { kindWords, statusWords } from './transaction-words.ts'

export function TransactionsTable({ rows }: { rows: readonly Transaction[] }) {
  return (
    <DataTable
      caption={t`Transactions, newest first`}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      rowName={({ kind }) => kindWords[kind]}
    />
  )
}

const columns: Column<Transaction>[] = [
  {
    key: 'kind',
    get header() {
      return t`Kind`
    },
    lead: true,
    width: 112,
    cell: ({ kind }) => <span className="font-medium">{kindWords[kind]}</span>,
  },
  {
    key: 'at',
    get header() {
      return t`Time`
    },
    width: 112,
    card: 'line',
    cell: ({ at }) => (
      <time dateTime={isoTime(at)} className="whitespace-nowrap text-muted">
        {formatDateTime(at)}
      </time>
    ),
  },
  {
    key: 'status',
    get header() {
      return t`Status`
    },
    width: 160,
    card: 'line',
    cell: ({ status, message }) => (
      <span className="flex flex-wrap items-center gap-x-2">
        <Badge tone={statusWords[status].tone}>{statusWords[status].word}</Badge>
        {message !== null && <span className="text-xs text-muted">{message}</span>}
      </span>
    ),
  },
  {
    key: 'counterparty',
    get header() {
      return t`With`
    },
    width: 132,
    fold: 3,
    cell: ({ counterparty }) => <Counterparty name={counterparty} />,
  },
  {
    key: 'txHash',
    get header() {
      return t`On the chain`
    },
    width: 132,
    fold: 2,
    cell: ({ txHash }) => (txHash === null ? '—' : <Receipt txHash={txHash} />),
  },
  {
    key: 'fee',
    get header() {
      return t`Fee`
    },
    align: 'right',
    width: 88,
    fold: 1,
    cell: ({ fee }) => (isZero(fee) ? '—' : exactUsdc(fee)),
  },
  {
    key: 'amount',
    get header() {
      return t`Amount`
    },
    align: 'right',
    width: 120,
    card: 'value',
    sort: { by: 'amount', of: ({ amount }) => amount },
    cell: (row) => <Moved {...row} />,
  },
]

/**
 * Only funding and rewards are coloured as gains or losses. Deposits and withdrawals are neither, and failed ones
 * moved nothing.
 */
function Moved({ kind, amount, status }: Transaction) {
  const places = placesOf(amount)
  if (status === 'failed') {
    return (
      <s className="text-muted">
        <Money value={amount} places={places} />
      </s>
    )
  }
  if (kind === 'funding' || kind === 'reward') {
    return <Money value={amount} places={places} signed bare />
  }
  return <span className="whitespace-nowrap">{formatMoney(amount, { places, signed: true })}</span>
}

function Counterparty({ name }: { name: string | null }) {
  if (name === null) return '—'
  return name.startsWith('0x') ? <Address address={name} name={t`other side`} /> : name
}

/** Funding payments can be parts of a cent. */
function placesOf(amount: string): number {
  return Math.min(6, Math.max(2, (amount.split('.')[1] ?? '').length))
}
