// Processes a signed request: shape, signer, nonce, action, answer.
import * as z from 'zod'
import { resolveUser } from '../access/agents.ts'
import { useNonce } from '../access/nonces.ts'
import { Refusal } from '../access/refusal.ts'
import { recoverL1Signer, recoverUserSigner } from '../access/signing.ts'
import type { HexAddress } from '../../types.ts'
import { wireAddress, wireInteger } from '../trading/requests.ts'
import type { Venue } from '../venue.ts'
import type { Action, ActionResponse } from './action.ts'
import { actions } from './registry.ts'

export type SubmitAnswer =
  | { status: 'ok'; response: ActionResponse }
  | { status: 'err'; response: string }

/** What a fault may do to a request, once its signer is known. */
export interface Interference {
  /** The answer to give instead of acting. */
  instead?: SubmitAnswer
  halfFill?: boolean
}

/** Whether a request says until when it is good, and whether that is over. */
export type Expiry = 'none' | 'ahead' | 'past'

export interface Submission {
  answer: SubmitAnswer
  /** Undefined when the signer is unknown. */
  user: HexAddress | undefined
  /** The action's type. */
  type: string
  /** The time at which it acted. */
  at: number
}

export class MalformedRequest extends Error {}

const hexWord = z.string().regex(/^0x[0-9a-fA-F]{1,64}$/)
const envelope = z.object({
  // Kept as received, because the order of its keys was signed.
  action: z.custom<Record<string, unknown> & { type: string }>(hasType),
  nonce: wireInteger,
  signature: z.object({ r: hexWord, s: hexWord, v: z.literal([0, 1, 27, 28]) }),
  // Some clients leave out the 0x.
  vaultAddress: z
    .string()
    .transform((text) => (/^[0-9a-fA-F]{40}$/.test(text) ? `0x${text}` : text))
    .pipe(wireAddress)
    .nullish()
    .transform(absent),
  expiresAfter: wireInteger.nullish().transform(absent),
})
/** To the exchange null and a missing value mean the same. */
function absent<Value>(value: Value | null | undefined): Value | undefined {
  return value ?? undefined
}

function hasType(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
  )
}

type Envelope = z.output<typeof envelope>

const userSigned = z.looseObject({
  signatureChainId: z.string().regex(/^0x[0-9a-fA-F]{1,13}$/),
  hyperliquidChain: z.string(),
})

/**
 * Throws MalformedRequest for a body that the exchange could not parse. `interfere` is called once the account is
 * known.
 */
export async function submit(
  venue: Venue,
  body: unknown,
  interfere: (user: HexAddress, action: { type: string }, expiry: Expiry) => Interference,
): Promise<Submission> {
  const parsed = envelope.safeParse(body)
  if (!parsed.success) throw new MalformedRequest('envelope')
  const request = parsed.data
  const { type } = request.action
  const action = actions.get(type)
  const run = action?.parse(request.action)
  if (action === undefined || run === undefined) throw new MalformedRequest(type)

  let user: HexAddress | undefined
  try {
    const signer = await recoverSigner(action, request)
    user = actsFor(venue, action, accountOf(venue, action, signer), request.vaultAddress)
    const expiry = expiryOf(venue, request)
    const { instead, halfFill = false } = interfere(user, request.action, expiry)
    // Counted, but with the nonce still good.
    if (expiry === 'past') throw new Refusal('Action already expired')
    const acting = user
    return venue.change((): Submission => {
      useNonce(venue, signer, request.nonce)
      const act = () => run({ venue, user: acting, halfFill })
      return { answer: instead ?? attempt(venue, act), user: acting, type, at: venue.at }
    })
  } catch (error) {
    if (error instanceof Refusal) return { answer: refused(error), user, type, at: venue.at }
    throw error
  }
}

/** A refused action uses up its nonce and changes nothing else. */
function attempt(venue: Venue, act: () => ActionResponse): SubmitAnswer {
  try {
    return { status: 'ok', response: venue.store.attempt(act) }
  } catch (error) {
    if (error instanceof Refusal) return refused(error)
    throw error
  }
}

function refused(error: Refusal): SubmitAnswer {
  return { status: 'err', response: error.message }
}

function recoverSigner(action: Action, request: Envelope): Promise<HexAddress> {
  const { signature, nonce } = request
  if (action.signing.by === 'agent') {
    return recoverL1Signer(
      {
        action: request.action,
        nonce,
        vaultAddress: request.vaultAddress,
        expiresAfter: request.expiresAfter,
      },
      signature,
    )
  }
  const shown = userSigned.safeParse(request.action)
  if (!shown.success) throw new MalformedRequest(request.action.type)
  if (shown.data.hyperliquidChain !== 'Testnet') {
    throw new Refusal('Mainnet and testnet require different signature.')
  }
  if ((shown.data['nonce'] ?? shown.data['time']) !== nonce) throw new Refusal('Nonce mismatch.')
  const message = { ...shown.data, agentName: shown.data['agentName'] ?? '' }
  return recoverUserSigner(message, action.signing.primaryType, action.signing.fields, signature)
}

function expiryOf(venue: Venue, { expiresAfter }: Envelope): Expiry {
  if (expiresAfter === undefined) return 'none'
  return expiresAfter < venue.at ? 'past' : 'ahead'
}

/** `vaultAddress` names a sub-account to act for; vaults do not exist here. */
function actsFor(
  venue: Venue,
  action: Action,
  account: HexAddress,
  vaultAddress: HexAddress | undefined,
): HexAddress {
  if (vaultAddress === undefined) return account
  const isOwn = venue.account(vaultAddress)?.subAccount?.master === account
  if (!isOwn || action.signing.by === 'user') {
    throw new Refusal(`Vault not registered: ${vaultAddress}`)
  }
  return vaultAddress
}

function accountOf(venue: Venue, action: Action, signer: HexAddress): HexAddress {
  if (action.signing.by === 'agent') return resolveUser(venue, signer)
  if (venue.account(signer) === undefined) {
    throw new Refusal(`Must deposit before performing actions. User: ${signer}`)
  }
  return signer
}
