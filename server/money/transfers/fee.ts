// The cost of a transfer, and the amount that arrives.
import { add, compare, subtract, toFixed, zero } from '../../../contract/decimal.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { Address, DecimalString } from '../../../contract/primitives.ts'
import type { ViewerContext } from '../../context.ts'
import { exchangeTerms } from '../../venue/index.ts'
import type { AccountState } from '../../venue/port.ts'
import type { TransferTerms } from './actions.ts'

export interface Cost {
  fee: DecimalString
  youReceive: DecimalString
  /** USDC that leaves the account. */
  total: DecimalString
}

/** A withdrawal's fee is included in its amount; a send's fee, if any, is added. */
export async function costOf(
  { exchange, config }: Pick<ViewerContext, 'exchange' | 'config'>,
  { kind, route, amount, destination }: Omit<TransferTerms, 'nonce'>,
): Promise<Cost> {
  if (kind === 'withdraw') {
    const cctp = route === 'cctp' ? config.cctp : undefined
    const fee = cctp?.withdrawFee ?? exchangeTerms.withdrawFee
    if (compare(amount, fee) <= 0) {
      const message = `must be more than the fee of ${fee} USDC`
      throw new ServiceError('VALIDATION_FAILED', `amount ${message}`, {
        details: [{ path: 'amount', message }],
      })
    }
    const total = add(amount, cctp?.withdrawReserve ?? 0)
    return { fee, youReceive: subtract(amount, fee), total }
  }
  const fee = await sendFee(exchange, destination)
  return { fee, youReceive: amount, total: add(amount, fee) }
}

async function sendFee(
  exchange: ViewerContext['exchange'],
  destination: Address,
): Promise<DecimalString> {
  return (await exchange.hasAccount(destination)) ? zero : exchangeTerms.newAccountFee
}

/**
 * Checks the balance before the wallet is asked to sign; the exchange decides again when it acts. Returns the
 * current account.
 */
export async function requireWithdrawable(
  { exchange, viewer }: Pick<ViewerContext, 'exchange' | 'viewer'>,
  { total }: Cost,
): Promise<AccountState> {
  const account = await exchange.account(viewer.address)
  const { withdrawable } = account
  if (compare(total, withdrawable) <= 0) return account
  throw new ServiceError(
    'INSUFFICIENT_BALANCE',
    `This takes ${toFixed(total, 2)} USDC, but only ${toFixed(withdrawable, 2)} is free on the exchange`,
  )
}
