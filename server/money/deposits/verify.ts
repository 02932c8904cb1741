import type { DepositRejection } from '../../../contract/money/deposits.ts'
import type * as contract from '../../../contract/endpoints.ts'
import type { OutputOf } from '../../../contract/endpoint.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { ViewerContext } from '../../context.ts'
import { exchangeTerms } from '../../venue/index.ts'
import { type Mined, arrivalsIn, isCredited, isFor } from '../funds/arrivals.ts'
import { recordDeposits } from '../funds/record-deposits.ts'
import type { Verb } from '../../route.ts'
import type { DepositRow } from '../../storage/money/deposits.ts'
import { depositView } from './view.ts'

type Answer = OutputOf<typeof contract.verifyDeposit>

/** Only the hash is taken from the request; everything else is read from the chain. */
export const verifyDeposit: Verb<ViewerContext, typeof contract.verifyDeposit> = ({
  ctx,
  input: { body },
}) => recognise(ctx, body.txHash)

/** Like verifyDeposit, and also reports later progress to the caller. */
export const watchDeposit: Verb<ViewerContext, typeof contract.watchDeposit> = ({
  ctx,
  input: { query },
}) => recognise(ctx, query.txHash)

async function recognise(ctx: ViewerContext, text: string): Promise<Answer> {
  const txHash = asHash(text.toLowerCase())
  const transaction = await ctx.chain.transaction(txHash)
  const required = ctx.config.chain.confirmations
  switch (transaction.status) {
    case 'absent':
      ctx.funds.seek(ctx.viewer.id, txHash)
      return rejected('not_found', { confirmations: 0, required })
    case 'failed':
      return rejected('failed', { confirmations: 0, required })
    case 'waiting':
      ctx.funds.seek(ctx.viewer.id, txHash)
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
  const arrivals = arrivalsIn(ctx, mined)
  if (arrivals.length === 0) return rejected(whyNotOurs(ctx, mined), counts)
  const own = arrivals.filter(isFor(viewer.address))
  if (own.length === 0) {
    await refuseRecorded(ctx, txHash)
    const isNamed = arrivals.every(({ route }) => route === 'cctp')
    return rejected(isNamed ? 'other_account' : 'other_sender', counts)
  }
  const large = own.filter(isCredited)
  if (large.length === 0) return rejected('below_minimum', counts)

  const seen = await recordDeposits(ctx, { userId: viewer.id, txHash, mined, arrivals: large })
  if (seen.some(({ status }) => status !== 'credited')) funds.wake()
  // If the exchange has credited the deposit already, the answer should say so.
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

function whyNotOurs({ config }: ViewerContext, { transfers, burns }: Mined): DepositRejection {
  if (burns.length > 0) return 'lost_burn'
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
  other_account: 'The USDC is for another account of the exchange than yours',
  lost_burn:
    'The USDC was burnt, but not for an account of the exchange: who made it must have it minted',
  below_minimum: `The exchange credits no deposit below ${exchangeTerms.minimumDeposit} USDC`,
}

/** The contract has checked the format. */
function asHash(text: string): `0x${string}` {
  return text as `0x${string}`
}
