// Withdrawals and sends work alike: the first request returns the terms to sign, the second brings the signature.
import { add } from '../../../contract/decimal.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { DecimalString } from '../../../contract/primitives.ts'
import type { TransferAnswer, TransferRoute } from '../../../contract/money/transfers.ts'
import type { ViewerContext } from '../../context.ts'
import { type TransferTerms, transferAction } from './actions.ts'
import { readDestination } from './destination.ts'
import { costOf, requireWithdrawable } from './fee.ts'
import { submitTransfer } from './submit.ts'

export interface TransferRequest {
  route: TransferRoute
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
  // Without trailing zeros, so that an amount is always signed in the same spelling.
  const amount = add(request.amount)
  const destination = readDestination(ctx, kind, request.destination)
  requireRoute(ctx, request.route)
  const sourceDex = await sourceOf(ctx, request.route)
  const terms = { kind, route: request.route, sourceDex, amount, destination }
  const cost = await costOf(ctx, terms)
  if (signature !== undefined && nonce !== undefined) {
    return submitTransfer(ctx, { ...terms, nonce }, cost, signature)
  }
  await requireSettled(ctx)
  await requireWithdrawable(ctx, cost)
  const { fee, youReceive } = cost
  const typedData = transferAction(ctx.config, { ...terms, nonce: nextNonce() })
  return { status: 'signature_required', typedData, nonce: typedData.nonce, fee, youReceive }
}

/** A pooled account keeps its USDC with the spot balances. */
async function sourceOf(
  { exchange, viewer }: ViewerContext,
  route: TransferRoute,
): Promise<'' | 'spot' | undefined> {
  if (route !== 'cctp') return undefined
  return (await exchange.kind(viewer.address)).mode === 'pooled' ? 'spot' : ''
}

function requireRoute({ config }: ViewerContext, route: TransferRoute): void {
  if (route === 'bridge' || config.cctp !== undefined) return
  const message = 'is not offered on this network'
  throw new ServiceError('VALIDATION_FAILED', `route ${message}`, {
    details: [{ path: 'route', message }],
  })
}

/** A transfer with an unknown outcome may be on its way: a second signature could send the money twice. */
async function requireSettled({ store, viewer }: ViewerContext): Promise<void> {
  const open = await store.transfers.open(viewer.id)
  if (open.every(({ status }) => status !== 'unknown')) return
  throw new ServiceError(
    'TRANSFER_UNSETTLED',
    'It is not known yet what became of your last transfer. The exchange is asked until it tells, for a quarter of an ' +
      'hour at most; sign no other one meanwhile',
  )
}

function requireBothOrNone({ signature, nonce }: TransferRequest): void {
  if ((signature === undefined) === (nonce === undefined)) return
  const [path, other] = signature === undefined ? ['signature', 'nonce'] : ['nonce', 'signature']
  const message = `belongs to the ${other}: send both or none`
  throw new ServiceError('VALIDATION_FAILED', `${path} ${message}`, {
    details: [{ path, message }],
  })
}
