// Takes a signed transfer: checks it exactly, stores it, and only then sends it.
import { isAddressEqual } from 'viem'
import { ServiceError } from '../../../contract/errors.ts'
import type { TransferAnswer } from '../../../contract/money/transfers.ts'
import type { ViewerContext } from '../../context.ts'
import type { PostOutcome } from '../../venue/port.ts'
import { cashOf } from '../funds/moved-balance.ts'
import { readSignature, typedDataSigner } from '../../people/index.ts'
import { type TransferTerms, transferAction } from './actions.ts'
import { type Cost, requireWithdrawable } from './fee.ts'

/** Milliseconds. How long a person may take to read and sign. */
const lifeMs = 15 * 60_000
/** Milliseconds. Nonces are our own times, so that one from the future was not made here. */
const skewMs = 60_000

/**
 * Throws SIGNATURE_INVALID (401), TRANSFER_RECORDED for a used nonce, INSUFFICIENT_BALANCE, or EXCHANGE_REJECTED
 * with the exchange's text. An unknown outcome is returned, not thrown.
 */
export async function submitTransfer(
  ctx: ViewerContext,
  terms: TransferTerms,
  cost: Cost,
  signature: string,
): Promise<TransferAnswer> {
  const { store, exchange, viewer, clock } = ctx
  const { action } = transferAction(ctx.config, terms)
  const canonical = await requireOwnSignature(ctx, terms, signature)
  const before = await requireWithdrawable(ctx, cost)
  const id = ctx.newId()
  const isFirst = await store.transfers.intend({
    id,
    userId: viewer.id,
    kind: terms.kind,
    route: terms.route,
    cashBefore: cashOf(before),
    amount: terms.amount,
    fee: cost.fee,
    destination: terms.destination.toLowerCase(),
    nonce: terms.nonce,
    // Until the exchange answers: if the process dies here, the transfer is looked for in the ledger.
    status: 'unknown',
    createdAt: clock(),
  })
  if (!isFirst) throw alreadyUsed()
  const outcome = await exchange.postSigned({ action, nonce: terms.nonce, signature: canonical })
  await record(ctx, id, terms, outcome)
  if (outcome.status === 'rejected') {
    throw new ServiceError('EXCHANGE_REJECTED', `The exchange refused: ${outcome.message}`)
  }
  const { fee, youReceive } = cost
  const status = outcome.status === 'accepted' ? 'submitted' : 'unknown'
  return { status, transferId: id, fee, youReceive }
}

async function requireOwnSignature(
  { config, viewer, clock }: ViewerContext,
  terms: TransferTerms,
  text: string,
) {
  const signature = readSignature(text)
  const age = clock() - terms.nonce
  if (age > lifeMs || age < -skewMs) throw refused('What was signed has expired: start again')
  const signer = await typedDataSigner(transferAction(config, terms), signature)
  if (signer === undefined || !isAddressEqual(signer, viewer.address)) {
    throw refused('The signature is not one of your wallet for this amount, destination and nonce')
  }
  return signature
}

async function record(
  { store, bus, viewer, clock, funds, log }: ViewerContext,
  id: string,
  { kind, nonce }: TransferTerms,
  outcome: PostOutcome,
): Promise<void> {
  const updatedAt = clock()
  if (outcome.status === 'accepted') {
    const status = kind === 'withdraw' ? 'submitted' : 'done'
    await store.transfers.change(id, ['unknown'], { status, updatedAt })
  } else {
    const status = outcome.status === 'rejected' ? 'failed' : 'unknown'
    await store.transfers.change(id, ['unknown'], { status, message: outcome.message, updatedAt })
  }
  log.info({ userId: viewer.id, transferId: id, kind, nonce, outcome: outcome.status }, 'transfer')
  bus.publish(`user.${viewer.id}.balance`, { type: 'balance.changed', at: updatedAt })
  funds.wake()
}

const refused = (message: string) => new ServiceError('SIGNATURE_INVALID', message)

const alreadyUsed = () =>
  new ServiceError(
    'TRANSFER_RECORDED',
    'This signature was used before: its transfer is in your transactions. For another one, start again',
  )
