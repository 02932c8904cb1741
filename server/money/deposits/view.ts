import { add } from '../../../contract/decimal.ts'
import type { Deposit } from '../../../contract/money/deposits.ts'
import type { DepositRow } from '../../storage/money/deposits.ts'

export function depositView(row: DepositRow): Deposit {
  const { amount, fee, route, status, creditedAt } = row
  const { id, txHash, logIndex, chainId, from } = row
  const place = { id, txHash, logIndex, chainId, from }
  return { ...place, amount: add(amount), route, fee: add(fee), status, creditedAt }
}
