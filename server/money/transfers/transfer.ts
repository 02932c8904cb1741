// Withdrawing and sending are one thing: terms to sign first, then, with the signature, the deed.
import { add } from '../../../contract/decimal.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { DecimalString } from '../../../contract/primitives.ts'
import type { TransferAnswer } from '../../../contract/money/transfers.ts'
import type { ViewerContext } from '../../context.ts'
import { type TransferTerms, transferAction } from './actions.ts'
import { readDestination } from './destination.ts'
import { costOf, requireWithdrawable } from './fee.ts'
import { submitTransfer } from './submit.ts'

export interface TransferRequest {
  amount: DecimalString
  destination: string
  signature?: string | undefined
  nonce?: number | undefined
}

export async function transfer(
  ctx: ViewerContext,
  kind: TransferTerms['kind'],
  request: TransferRequest,
  nextNonce: () => number,
): Promise<TransferAnswer> {
  const { signature, nonce } = request
  requireBothOrNone(request)
  // One spelling of one amount: what is signed must not depend on trailing zeros.
  const amount = add(request.amount)
  const destination = readDestination(ctx, kind, request.destination)
  const cost = await costOf(ctx, { kind, amount, destination })
  if (signature !== undefined && nonce !== undefined) {
    return submitTransfer(ctx, { kind, amount, destination, nonce }, cost, signature)
  }
  await requireWithdrawable(ctx, cost)
  const { fee, youReceive } = cost
  const typedData = transferAction(ctx.config, { kind, amount, destination, nonce: nextNonce() })
  return { status: 'signature_required', typedData, nonce: typedData.nonce, fee, youReceive }
}

function requireBothOrNone({ signature, nonce }: TransferRequest): void {
  if ((signature === undefined) === (nonce === undefined)) return
  const [path, other] = signature === undefined ? ['signature', 'nonce'] : ['nonce', 'signature']
  const message = `belongs to the ${other}: send both or none`
  throw new ServiceError('VALIDATION_FAILED', `${path} ${message}`, {
    details: [{ path, message }],
  })
}
