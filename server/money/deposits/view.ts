import { add } from '../../../contract/decimal.ts'
import type { Deposit } from '../../../contract/money/deposits.ts'
import type { DepositRow } from '../../storage/money/deposits.ts'

export function depositView(row: DepositRow): Deposit {
  const { id, txHash, logIndex, chainId, from, amount, status, creditedAt } = row
  return { id, txHash, logIndex, chainId, from, amount: add(amount), status, creditedAt }
}
