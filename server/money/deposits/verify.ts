import { compare } from '../../../contract/decimal.ts'
import type { DepositRejection } from '../../../contract/money/deposits.ts'
import type * as contract from '../../../contract/endpoints.ts'
import type { OutputOf } from '../../../contract/endpoint.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { ViewerContext } from '../../context.ts'
import type { ChainTransaction, TokenTransfer } from '../../venue/port.ts'
import { exchangeTerms } from '../../venue/index.ts'
import { bridgeTransfers, isFrom, recordDeposits, usdcOf } from '../funds/record-deposits.ts'
import type { Verb } from '../../route.ts'
import type { DepositRow } from '../../storage/money/deposits.ts'
import { depositView } from './view.ts'

type Answer = OutputOf<typeof contract.verifyDeposit>
type Mined = Extract<ChainTransaction, { status: 'mined' }>

/** What the chain says is all that counts: of the request only the hash is used. */
export const verifyDeposit: Verb<ViewerContext, typeof contract.verifyDeposit> = async ({
  ctx,
  input: { body },
}) => {
  const txHash = asHash(body.txHash.toLowerCase())
  const transaction = await ctx.chain.transaction(txHash)
  const required = ctx.config.chain.confirmations
  switch (transaction.status) {
    case 'absent':
      return rejected('not_found', { confirmations: 0, required })
    case 'failed':
      return rejected('failed', { confirmations: 0, required })
    case 'waiting':
      return { status: 'pending', confirmations: 0, required }
    case 'mined':
      return verifyMined(ctx, txHash, transaction)
  }
}

async function verifyMined(
  ctx: ViewerContext,
  txHash: `0x${string}`,
  mined: Mined,
): Promise<Answer> {
  const { config, viewer, funds, store } = ctx
  const counts = { confirmations: mined.confirmations, required: config.chain.confirmations }
  const toBridge = bridgeTransfers(ctx, mined)
  if (toBridge.length === 0) return rejected(whyNotOurs(ctx, mined), counts)
  const own = toBridge.filter(isFrom(viewer.address))
  if (own.length === 0) {
    await refuseRecorded(ctx, txHash)
    return rejected('other_sender', counts)
  }
  const large = own.filter(isLargeEnough)
  if (large.length === 0) return rejected('below_minimum', counts)

  const seen = await recordDeposits(ctx, { userId: viewer.id, txHash, mined, transfers: large })
  if (seen.some(({ status }) => status !== 'credited')) funds.wake()
  // The exchange may have credited it already: then that is what there is to say.
  if (seen.some(({ status }) => status === 'confirmed')) await funds.refresh(viewer.id)
  const ids = new Set(seen.map(({ id }) => id))
  const all = await store.deposits.ofTransaction(config.chain.id, txHash)
  return accepted(
    all.filter(({ id }) => ids.has(id)),
    counts,
  )
}

function accepted(rows: DepositRow[], counts: { confirmations: number; required: number }): Answer {
  const deposits = rows.map(depositView)
  const isFinal = rows.every(({ status }) => status === 'confirmed' || status === 'credited')
  const [deposit] = deposits
  return {
    status: isFinal ? 'verified' : 'pending',
    ...counts,
    ...(deposit && { deposit }),
    ...(deposits.length > 1 && { deposits }),
  }
}

function whyNotOurs({ config }: ViewerContext, { transfers }: Mined): DepositRejection {
  const bridge = config.chain.bridge.toLowerCase()
  const usdc = config.chain.usdc.toLowerCase()
  if (transfers.some(({ to }) => to === bridge)) return 'other_token'
  return transfers.some(({ token }) => token === usdc) ? 'other_recipient' : 'other_token'
}

async function refuseRecorded({ config, store }: ViewerContext, txHash: string): Promise<void> {
  const recorded = await store.deposits.ofTransaction(config.chain.id, txHash)
  if (recorded.length === 0) return
  throw new ServiceError('DEPOSIT_RECORDED', 'This deposit is recorded for its sender already')
}

function isLargeEnough(transfer: TokenTransfer): boolean {
  return compare(usdcOf(transfer), exchangeTerms.minimumDeposit) >= 0
}

function rejected(
  reason: DepositRejection,
  counts: { confirmations: number; required: number },
): Answer {
  return { status: 'rejected', ...counts, reason, message: messages[reason] }
}

const messages: Record<DepositRejection, string> = {
  not_found: 'The chain knows no such transaction. It may take a moment to appear',
  failed: 'The transaction failed: no money was moved',
  other_token: 'The transaction moves no USDC of the kind that the exchange takes',
  other_recipient: 'The transaction pays USDC to somebody else than the bridge of the exchange',
  other_sender: 'The USDC came from another address: the exchange credits its sender, not you',
  below_minimum: `The exchange credits no deposit below ${exchangeTerms.minimumDeposit} USDC`,
}

/** Checked by the contract. */
function asHash(text: string): `0x${string}` {
  return text as `0x${string}`
}
