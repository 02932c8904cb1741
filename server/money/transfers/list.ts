import { add } from '../../../contract/decimal.ts'
import type * as contract from '../../../contract/endpoints.ts'
import type { Transaction } from '../../../contract/money/transfers.ts'
import { cursorOf, readCursor } from '../cursor.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import type { TransactionRow } from '../../storage/money/transactions.ts'

/** Milliseconds for which the bridge holds a withdrawal back before it pays. */
const payoutMs = { localnet: 12_000, testnet: 5 * 60_000, mainnet: 5 * 60_000 }

export const listTransactions: Verb<ViewerContext, typeof contract.listTransactions> = async ({
  ctx: { store, viewer, funds, config },
  input: { query },
}) => {
  const { kind, limit, cursor } = query
  await funds.refresh(viewer.id)
  const after = readCursor(cursor)
  const rows = await store.transactions.list(viewer.id, { kind, after, limit: limit + 1 })
  const items = rows.slice(0, limit)
  const last = rows.length > limit ? items.at(-1) : undefined
  return {
    items: items.map((row) => view(row, payoutMs[config.network])),
    nextCursor: last === undefined ? null : cursorOf(last),
  }
}

function view(row: TransactionRow, payoutAfterMs: number): Transaction {
  const { id, kind, at, status, counterparty, txHash, message } = row
  const isUnderWay = kind === 'withdrawal' && status === 'submitted'
  return {
    id,
    kind,
    at,
    amount: add(row.amount),
    fee: add(row.fee),
    status,
    counterparty,
    txHash,
    expectedAt: isUnderWay ? (row.askedAt ?? at) + payoutAfterMs : null,
    message,
  }
}
