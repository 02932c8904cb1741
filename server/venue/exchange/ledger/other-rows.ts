// Ledger rows about holdings other than the perpetuals' USDC, and rows of unknown types. They are shown; their
// effect on the USDC is counted where it is certain, and otherwise recorded as a doubt.
import { createHash } from 'node:crypto'
import { absolute, isZero, negate, zero } from '../../../../contract/decimal.ts'
import type { DecimalString } from '../../../../contract/primitives.ts'
import { isUsdc } from '../../account/usdc.ts'
import type { LedgerEntry } from '../../port.ts'
import type { LedgerUpdate } from './funds-responses.ts'
import { isPlainDecimal, plainDecimal } from '../wire-decimal.ts'

/** `cost`: its amount leaves the account, unless it left another balance, which settling the `doubt` finds out. */
const kinds: Readonly<Record<string, { name: string; does: 'nothing' | 'cost' | 'moves' }>> = {
  spotTransfer: { name: 'Spot transfer', does: 'nothing' },
  send: { name: 'Transfer', does: 'nothing' },
  rewardsClaim: { name: 'Rewards claimed', does: 'nothing' },
  spotGenesis: { name: 'New spot token', does: 'nothing' },
  cStakingTransfer: { name: 'Staking transfer', does: 'nothing' },
  deployGasAuction: { name: 'Auction for deploying', does: 'moves' },
  activateDexAbstraction: { name: 'Activation of a dex', does: 'moves' },
  borrowLend: { name: 'Borrowing and lending', does: 'moves' },
  perpDexClassTransfer: { name: 'Transfer to or from another dex', does: 'moves' },
  accountActivationGas: { name: 'Activation of an account', does: 'cost' },
}

export function isKnownKind(type: string): boolean {
  return Object.hasOwn(kinds, type)
}

/** What keys of such rows begin with. */
export function keyOfKind(type: string): string {
  return `${type.slice(0, 40)}:`
}

export function otherEntry({ time, hash, delta }: LedgerUpdate, isPooled: boolean): LedgerEntry {
  const known = isKnownKind(delta.type) ? kinds[delta.type] : undefined
  const usdc = usdcIn(delta)
  const isCost = known?.does === 'cost' && usdc !== null
  const mayMove = known === undefined || known.does !== 'nothing'
  // In a pooled account there is no other balance, but the sign may still be unknown.
  const amount = isCost ? negate(absolute(usdc)) : signedIn(delta, known === undefined)
  const what = createHash('sha256')
    .update(JSON.stringify([time, hash, delta]))
    .digest('hex')
  return {
    key: `${keyOfKind(delta.type)}${what.slice(0, 32)}:0`,
    at: time,
    kind: 'other',
    amount,
    fee: zero,
    counterparty: null,
    note: noteOf(delta, known?.name ?? `“${delta.type.slice(0, 40)}”, as the exchange names it`),
    doubt:
      mayMove && usdc !== null && !isZero(usdc) && !(isCost && isPooled) ? absolute(usdc) : null,
    hash: hash.toLowerCase(),
    nonce: null,
    isGift: false,
    repeat: 0,
  }
}

/** A negative amount in the row tells the direction. */
function signedIn(delta: LedgerUpdate['delta'], isUnknown: boolean): DecimalString {
  const usdc = usdcIn(delta)
  return isUnknown && usdc?.startsWith('-') === true ? usdc : zero
}

/** The USDC amount in the row; null: none. */
function usdcIn(delta: LedgerUpdate['delta']): DecimalString | null {
  const direct = decimalIn(delta['usdc'])
  if (direct !== null) return direct
  const { token } = delta
  const isInUsdc = typeof token === 'string' && isUsdc(token)
  return isInUsdc ? decimalIn(delta['amount']) : null
}

function noteOf(delta: LedgerUpdate['delta'], name: string): string {
  const amount = decimalIn(delta['amount']) ?? decimalIn(delta['usdc'])
  if (amount === null) return name
  const { token } = delta
  const of = typeof token === 'string' ? (token.split(':')[0] ?? 'USDC') : 'USDC'
  const worth = decimalIn(delta['usdcValue'])
  const valued = worth === null || of === 'USDC' ? '' : `, worth ${worth} USDC`
  return `${name}: ${amount} ${of.slice(0, 20)}${valued}`
}

function decimalIn(value: unknown): DecimalString | null {
  const text = typeof value === 'number' ? String(value) : value
  return typeof text === 'string' && isPlainDecimal(text) ? plainDecimal(text) : null
}
