// Requests from the browser directly to the exchange: what the viewer's own wallet signed, which the API cannot
// sign, and closes that the API has signed but cannot deliver.
import { t } from '@lingui/core/macro'
import * as z from 'zod/mini'
import { DecimalString } from '../../../contract/primitives.ts'
import { ApiError } from '../errors.ts'
import { canSend } from '../reach.ts'
import { refuseStale } from '../acting/stale-signature.ts'

export interface SignedAction {
  action: Record<string, unknown>
  nonce: number
  signature: { r: string; s: string; v: number }
  /** Epoch milliseconds; the exchange refuses it from then on. */
  expiresAfter?: number
}

/** A refusal by the exchange, with its own text. */
export class ExchangeRefusal extends Error {
  override readonly name = 'ExchangeRefusal'
}

const Answer = z.discriminatedUnion('status', [
  z.object({ status: z.literal('ok'), response: z.optional(z.unknown()) }),
  z.object({ status: z.literal('err'), response: z.string() }),
])

const OrderStatus = z.union([
  z.object({ filled: z.object({ totalSz: DecimalString, avgPx: DecimalString }) }),
  z.object({ error: z.string() }),
])
const OrderAnswer = z.object({ data: z.object({ statuses: z.array(OrderStatus) }) })

export interface Fill {
  /** Base units. */
  size: DecimalString
  /** Average. */
  price: DecimalString
}

export async function postSignedAction(exchangeUrl: string, signed: SignedAction): Promise<void> {
  await accepted(exchangeUrl, signed)
}

/** Posts one order and returns what it filled. Throws `ExchangeRefusal` when it filled nothing. */
export async function postSignedOrder(exchangeUrl: string, signed: SignedAction): Promise<Fill> {
  const response = await accepted(exchangeUrl, signed)
  const answer = z.safeParse(OrderAnswer, response)
  const status = answer.data?.data.statuses[0]
  if (status === undefined)
    throw new ExchangeRefusal(t`The exchange took it and said nothing more.`)
  if ('error' in status) throw new ExchangeRefusal(t`The exchange refused: ${status.error}`)
  return { size: status.filled.totalSz, price: status.filled.avgPx }
}

async function accepted(exchangeUrl: string, signed: SignedAction): Promise<unknown> {
  refuseStale(signed.nonce, signed.expiresAfter)
  const response = await postJson(`${exchangeUrl}/exchange`, signed, t`The exchange`)
  const text = await response.text()
  const answer = z.safeParse(Answer, parseJson(text))
  if (answer.success && answer.data.status === 'ok') return answer.data.response
  if (answer.success && answer.data.status === 'err') {
    throw new ExchangeRefusal(t`The exchange refused: ${answer.data.response}`)
  }
  throw new ExchangeRefusal(
    t`The exchange answered ${response.status}: ${text.slice(0, 200) || 'nothing'}`,
  )
}

/** Localnet: test ETH for gas, and test USDC on the exchange account or in the wallet on the chain. */
export async function askFaucet(
  localnetUrl: string,
  address: string,
  to: 'exchange' | 'chain' = 'exchange',
): Promise<void> {
  const body = { address, usdc: '10000', to }
  const response = await postJson(`${localnetUrl}/faucet`, body, t`The faucet`)
  // Read in any case, because an unread answer keeps its connection open.
  const text = await response.text()
  if (!response.ok) {
    throw new ExchangeRefusal(t`The faucet answered ${response.status}: ${text.slice(0, 200)}`)
  }
}

/** Milliseconds. The exchange always answers sooner. */
const patienceMs = 30_000

/** Sent now or not at all. A request without an answer may have been carried out. */
async function postJson(url: string, body: unknown, who: string): Promise<Response> {
  if (!(await canSend(url))) throw new ApiError('NOT_SENT', t`Not sent: this device is offline.`)
  try {
    return await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(patienceMs),
    })
  } catch (error) {
    const message = t`${who} gave no answer, so it is not known whether it was done.`
    throw new ApiError('NO_ANSWER', message, { cause: error })
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
