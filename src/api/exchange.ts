// What the viewer's own wallet signed goes to the exchange straight from the browser; the API cannot sign it.
import * as z from 'zod/mini'
import type { Hex } from '../../contract/primitives.ts'
import { ApiError } from './errors.ts'

export interface SignedAction {
  action: Record<string, unknown>
  nonce: number
  signature: { r: Hex; s: Hex; v: 27 | 28 }
}

/** The exchange refused, in its own words. */
export class ExchangeRefusal extends Error {
  override readonly name = 'ExchangeRefusal'
}

const Answer = z.discriminatedUnion('status', [
  z.object({ status: z.literal('ok') }),
  z.object({ status: z.literal('err'), response: z.string() }),
])

export async function postSignedAction(exchangeUrl: string, signed: SignedAction): Promise<void> {
  const response = await postJson(`${exchangeUrl}/exchange`, signed, 'The exchange')
  const text = await response.text()
  const answer = z.safeParse(Answer, parseJson(text))
  if (answer.success && answer.data.status === 'ok') return
  if (answer.success && answer.data.status === 'err') {
    throw new ExchangeRefusal(`The exchange refused: ${answer.data.response}`)
  }
  throw new ExchangeRefusal(
    `The exchange answered ${response.status}: ${text.slice(0, 200) || 'nothing'}`,
  )
}

/** Test USDC on the exchange account, on localnet. */
export async function askFaucet(localnetUrl: string, address: string): Promise<void> {
  const body = { address, usdc: '10000', to: 'exchange' }
  const response = await postJson(`${localnetUrl}/faucet`, body, 'The faucet')
  if (!response.ok) {
    const text = await response.text()
    throw new ExchangeRefusal(`The faucet answered ${response.status}: ${text.slice(0, 200)}`)
  }
}

async function postJson(url: string, body: unknown, who: string): Promise<Response> {
  try {
    return await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  } catch (error) {
    throw new ApiError('EXCHANGE_UNAVAILABLE', `${who} cannot be reached`, { cause: error })
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
