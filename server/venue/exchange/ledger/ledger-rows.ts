// Converts rows of the exchange's ledger into ours.
// https://hyperliquid.gitbook.io/hyperliquid-docs/for-developers/api/info-endpoint/perpetuals
import { createHash } from 'node:crypto'
import { absolute, add, isZero, negate, subtract, zero } from '../../../../contract/decimal.ts'
import type { Address, DecimalString } from '../../../../contract/primitives.ts'
import type { LedgerEntry } from '../../port.ts'
import { isUsdc } from '../../account/usdc.ts'
import { isKnownKind, otherEntry } from './other-rows.ts'
import { isGateway } from './gateways.ts'
import { LedgerDelta, type LedgerUpdate } from './funds-responses.ts'

/** The entries for one account. `unknown` names the row types that this code does not know. */
export interface ReadLedger {
  entries: LedgerEntry[]
  unknown: string[]
}

/** Row types that the fills report as well. */
const toldElsewhere = new Set(['liquidation'])

/** The perpetuals account's name in a `send`. */
const perpDex = ''

type Moved = Extract<LedgerDelta, { type: 'send' | 'spotTransfer' }>
type Effect = Pick<LedgerEntry, 'kind' | 'amount' | 'fee' | 'counterparty'>

/**
 * `updates` must contain all rows of each millisecond: equal rows are told apart by their number. `isPooled`: the
 * account has one USDC balance for spot and perpetuals. Keys do not depend on it, so that a row keeps its key when
 * the mode changes.
 */
export function ledgerEntries(
  updates: LedgerUpdate[],
  user: Address,
  rewarder: Address,
  isPooled = false,
): ReadLedger {
  const seen = new Map<string, number>()
  const unknown = new Set<string>()
  const entries: LedgerEntry[] = []
  const [me, payer] = [user.toLowerCase(), rewarder.toLowerCase()]
  for (const update of updates) {
    const { time, hash, delta } = update
    if (toldElsewhere.has(delta.type)) continue
    const parsed = LedgerDelta.safeParse(delta)
    if (!parsed.success || isOfAnotherToken(delta)) {
      if (!isKnownKind(delta.type)) unknown.add(delta.type)
      const entry = otherEntry(update, isPooled)
      if (!entries.some(({ key }) => key === entry.key)) entries.push(entry)
      continue
    }
    const nonce = 'nonce' in parsed.data ? (parsed.data.nonce ?? null) : null
    const [split, spotPart] = effectsOf(parsed.data, me, payer)
    const effect = isPooled ? pooledEffect(parsed.data, me, payer, split) : split
    if ([split, effect].every(({ amount, fee }) => isZero(amount) && isZero(fee))) continue
    const what = [time, hash.toLowerCase(), delta.type, split.amount, nonce ?? ''].join(':')
    const count = seen.get(what) ?? 0
    seen.set(what, count + 1)
    // A repetition. Only deposits have no unique name: see LedgerEntry.
    if (count > 0 && effect.kind !== 'deposit') continue
    const key = `${delta.type}:${createHash('sha256').update(what).digest('hex').slice(0, 32)}:${count}`
    const row = { at: time, hash: hash.toLowerCase(), nonce, repeat: count, note: null }
    const isGift = 'source' in parsed.data && parsed.data.source === 'faucet'
    const doubt = delta.type === 'rewardsClaim' && !isPooled ? absolute(effect.amount) : null
    entries.push({ ...effect, ...row, key, isGift, doubt })
    if (spotPart !== undefined && !isPooled) {
      const part = { key: `${key}:spot`, nonce: null, isGift: false, doubt: null }
      entries.push({ ...spotPart, ...row, ...part })
    }
  }
  return { entries: entries.toSorted((a, b) => a.at - b.at), unknown: [...unknown] }
}

/**
 * One or two effects: money that crossed between a chain and the spot balance was deposited or withdrawn, and is not
 * in the perpetuals account.
 */
function effectsOf(delta: LedgerDelta, user: string, rewarder: string): [Effect, Effect?] {
  if (delta.type !== 'send' && delta.type !== 'spotTransfer') {
    return [effectOf(delta, user, rewarder)]
  }
  const crossed = crossing(delta, user)
  if (crossed !== undefined) {
    const place = placeOf(delta, crossed)
    if (place === perpDex) return [crossed]
    return [crossed, other(negate(crossed.amount), zero, place === 'spot' ? 'spot balance' : place)]
  }
  // Between two spot balances.
  if (delta.type === 'spotTransfer') return [effect('other', zero)]
  return [sendEffect(delta, user, rewarder)]
}

/**
 * In a pooled account the balance that money came from or went to makes no difference, only whether it is the user's
 * own.
 */
function pooledEffect(delta: LedgerDelta, user: string, rewarder: string, split: Effect): Effect {
  if (delta.type === 'accountClassTransfer') return effect('other', zero)
  if (delta.type !== 'send' && delta.type !== 'spotTransfer') return split
  if (crossing(delta, user) !== undefined) return split
  const fee = isUsdc(delta.feeToken) ? delta.fee : zero
  return between(delta, user, rewarder, delta.amount, fee)
}

/** The effect of money that came from a chain or left for one; undefined when it did neither. */
function crossing(delta: Moved, user: string): Effect | undefined {
  if (!isUsdc(delta.token)) return undefined
  if (isGateway(delta.user) && delta.destination === user) return effect('deposit', delta.amount)
  if (delta.user !== user || !isGateway(delta.destination)) return undefined
  const fee = isUsdc(delta.feeToken) ? delta.fee : zero
  return effect('withdrawal', negate(add(delta.amount, fee)), fee)
}

/** The balance of the account that the row changed. */
function placeOf(delta: Moved, { kind }: Effect): string {
  if (delta.type === 'spotTransfer') return 'spot'
  return kind === 'deposit' ? delta.destinationDex : delta.sourceDex
}

function effectOf(delta: Exclude<LedgerDelta, Moved>, user: string, rewarder: string): Effect {
  switch (delta.type) {
    case 'deposit':
      return effect('deposit', delta.usdc)
    case 'withdraw':
      return effect('withdrawal', negate(add(delta.usdc, delta.fee)), delta.fee)
    case 'internalTransfer':
      return between(delta, user, rewarder, delta.usdc, delta.fee)
    case 'subAccountTransfer':
      return between(delta, user, rewarder, delta.usdc, zero)
    case 'accountClassTransfer':
      return effect('other', delta.toPerp ? delta.usdc : negate(delta.usdc))
    case 'rewardsClaim':
      return effect('reward', isUsdc(delta.token) ? delta.amount : zero)
    case 'vaultCreate':
      return other(negate(add(delta.usdc, delta.fee)), delta.fee, delta.vault)
    case 'vaultDeposit':
      return other(negate(delta.usdc), zero, delta.vault)
    case 'vaultDistribution':
      return other(delta.usdc, zero, delta.vault)
    case 'vaultLeaderCommission':
      return effect('other', delta.usdc)
    case 'vaultWithdraw':
      return other(delta.netWithdrawnUsd, zero, delta.vault)
  }
}

/** The sender pays the fee in addition. Money from this server's builder is a reward. */
function between(
  { user: from, destination }: { user: string; destination: string },
  user: string,
  rewarder: string,
  usdc: DecimalString,
  fee: DecimalString,
): Effect {
  if (from === user && destination === user) return effect('other', negate(fee), fee)
  if (from === user)
    return { ...effect('send', negate(add(usdc, fee)), fee), counterparty: destination }
  return { ...effect(from === rewarder ? 'reward' : 'receive', usdc), counterparty: from }
}

function sendEffect(
  delta: Extract<LedgerDelta, { type: 'send' }>,
  user: string,
  rewarder: string,
): Effect {
  if (!isUsdc(delta.token)) return effect('other', zero)
  const left = delta.user === user && delta.sourceDex === perpDex
  const arrived = delta.destination === user && delta.destinationDex === perpDex
  const fee = left && isUsdc(delta.feeToken) ? delta.fee : zero
  if (delta.user === user && delta.destination === user) {
    return effect(
      'other',
      subtract(arrived ? delta.amount : 0, left ? add(delta.amount, fee) : 0),
      fee,
    )
  }
  return left || arrived ? between(delta, user, rewarder, delta.amount, fee) : effect('other', zero)
}

function effect(kind: Effect['kind'], amount: DecimalString, fee: DecimalString = zero): Effect {
  return { kind, amount, fee, counterparty: null }
}

function other(amount: DecimalString, fee: DecimalString, counterparty: string): Effect {
  return { kind: 'other', amount, fee, counterparty }
}

/** Other spot tokens are valued with the holdings, not here. */
function isOfAnotherToken({ type, token }: LedgerUpdate['delta']): boolean {
  const isMove = type === 'spotTransfer' || type === 'send' || type === 'rewardsClaim'
  return isMove && typeof token === 'string' && !isUsdc(token)
}
