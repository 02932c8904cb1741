// A trade without fills as typed, and what is sent of it. Words and numbers are read here; what cannot have happened is
// the rule of the server.
import { t } from '@lingui/core/macro'
import {
  type TypedTradeBody,
  mostTypedUsdc,
  typedMarket,
} from '../../../../contract/journal/typed-trades.ts'
import type { DecimalString } from '../../../../contract/primitives.ts'
import { marketName } from '../../../../engine/journal/market-name.ts'
import {
  type TypedFacts,
  type TypedFault,
  type TypedFaultField,
  type TypedResult,
  faultsOfTyped,
  typedResult,
} from '../../../../engine/journal/trips/typed-result.ts'
import { formatMoney } from '../../../lib/numbers/format.ts'
import { readNumber, type NumberKind } from '../../../lib/numbers/number-kinds.ts'
import { fieldText, isoTime, parseFieldText, timeOfIso } from '../../../lib/time.ts'
import { typedKinds } from './typed-kinds.ts'

export interface TypedText {
  side: 'long' | 'short'
  market: string
  exchange: string
  quantity: string
  entry: string
  exit: string
  /** As a date-and-time field has them, in the viewer's zone. */
  opened: string
  closed: string
  fees: string
  funding: string
  leverage: string
  stop: string
  target: string
  setup: string
}

export type TypedField = Exclude<keyof TypedText, 'side'>
export type TypedErrors = Partial<Record<TypedField, string>>

export interface ReadTyped {
  /** Null while a field has an error. */
  body: TypedTradeBody | null
  /** Null while a field that it needs cannot be read. */
  result: TypedResult | null
  errors: TypedErrors
}

/** Before anything was typed: closed a moment ago. */
export function blankText(now: number): TypedText {
  const nothing = { market: '', exchange: '', quantity: '', entry: '', exit: '', fees: '' }
  const more = { funding: '', leverage: '', stop: '', target: '', setup: '' }
  return { side: 'long', ...nothing, ...more, opened: '', closed: fieldText(now) }
}

/** `before`: the body that is changed. A time whose field was left alone keeps its seconds. */
export function readTyped(text: TypedText, now: number, before?: TypedTradeBody): ReadTyped {
  const errors: TypedErrors = {}
  const kinds = typedKinds()
  const number = (field: TypedField, kind: NumberKind): DecimalString | null => {
    const read = readNumber(text[field], kind)
    if (read.value !== null && !isTooLong(read.value)) return read.value
    const error = read.value === null ? read.error : t`This is too large`
    if (error !== null) errors[field] = error
    return null
  }
  const positive = (field: TypedField, kind: NumberKind, missing?: string) => {
    const value = number(field, kind)
    if (value === null && missing !== undefined) errors[field] ??= missing
    if (value === null || /[1-9]/.test(value)) return value
    errors[field] = t`Must be more than 0`
    return null
  }
  const time = (field: 'opened' | 'closed', known: string | undefined, missing: string) => {
    if (known !== undefined && fieldText(timeOfIso(known)) === text[field]) {
      return timeOfIso(known)
    }
    const at = parseFieldText(text[field])
    if (Number.isNaN(at)) errors[field] = missing
    return at
  }
  const symbol = readMarket(text.market)
  if (symbol === null) {
    errors.market =
      text.market.trim() === '' ? t`Which market?` : t`Write a market like BTC or ETH_USDC`
  }
  const exchange = readExchange(text.exchange)
  if (!/^[a-z0-9-]{0,32}$/.test(exchange)) errors.exchange = t`Only letters, digits and hyphens`
  const quantity = positive('quantity', kinds.size, t`How much was opened?`)
  const entryPrice = positive('entry', kinds.price, t`At which average price?`)
  const exitPrice = positive('exit', kinds.price, t`At which average price?`)
  const openedAt = time('opened', before?.opened_at, t`When was it opened?`)
  const closedAt = time('closed', before?.closed_at, t`When was it closed?`)
  const [fees, funding] = [
    number('fees', kinds.amount) ?? '0',
    number('funding', kinds.amount) ?? '0',
  ]
  const stop = positive('stop', kinds.price)
  const target = positive('target', kinds.price)
  const leverage = number('leverage', kinds.leverage)
  if (leverage !== null && !(Number(leverage) >= 1 && Number(leverage) <= 1_000)) {
    errors.leverage = t`From 1 to 1,000`
  }
  const setup = text.setup.trim()
  if (quantity === null || entryPrice === null || exitPrice === null || symbol === null) {
    return { body: null, result: null, errors }
  }
  const sums = { quantity, entryPrice, exitPrice, fees, funding }
  const facts: TypedFacts = { side: text.side, ...sums, openedAt, closedAt, stop, target }
  const found = { ...faultsAtFields(facts, now), ...errors }
  const result = typedResult(facts)
  if (Object.keys(found).length > 0) return { body: null, result, errors: found }
  const body: TypedTradeBody = {
    ...(exchange !== '' && { exchange }),
    symbol,
    side: text.side,
    quantity,
    entry_price: entryPrice,
    exit_price: exitPrice,
    fees,
    funding,
    opened_at: isoTime(openedAt),
    closed_at: isoTime(closedAt),
    leverage: leverage === null ? null : Number(leverage),
    stop_loss: stop,
    target,
    setup_tag: setup === '' ? null : setup,
  }
  return { body, result, errors: {} }
}

/** "BTC_USDT" of the ways to write it; "kPEPE" keeps its small k. Null: no market. */
export function readMarket(text: string): string | null {
  const name = marketName(text.trim())
  if (name === null) return null
  const symbol = /^k[A-Z0-9]/.test(text.trim()) ? `k${name.slice(1)}` : name
  return typedMarket.test(symbol) ? symbol : null
}

/** "Gate.io" is called gate-io. */
function readExchange(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s._]+/g, '-')
}

const fields: Record<TypedFaultField, TypedField> = {
  openedAt: 'opened',
  closedAt: 'closed',
  stop: 'stop',
  target: 'target',
  quantity: 'quantity',
  fees: 'fees',
  funding: 'funding',
}

function faultsAtFields(facts: TypedFacts, now: number): TypedErrors {
  const faults = Object.entries(faultsOfTyped(facts, now)) as [TypedFaultField, TypedFault][]
  return Object.fromEntries(
    faults.map(([field, fault]) => [fields[field], faultWords(fault, facts, field)]),
  )
}

function faultWords(fault: TypedFault, { side }: TypedFacts, field: TypedFaultField): string {
  const most = formatMoney(mostTypedUsdc, { places: 0 })
  switch (fault) {
    case 'BEFORE_ANYBODY_TRADED':
      return t`Nobody traded then yet`
    case 'BEFORE_OPENED':
      return t`It closed before it was opened`
    case 'NOT_CLOSED_YET':
      return t`This is still to come: only closed trades are in the journal`
    case 'STOP_ON_WRONG_SIDE':
      return side === 'long'
        ? t`The stop of a long lies below its entry`
        : t`The stop of a short lies above its entry`
    case 'TARGET_ON_WRONG_SIDE':
      return side === 'long'
        ? t`The target of a long lies above its entry`
        : t`The target of a short lies below its entry`
    case 'TOO_LARGE':
      return field === 'quantity'
        ? t`The result or the risk would be more than ${most}: check the size and the prices`
        : t`At most ${most}`
  }
}

/** The API takes twelve digits before the point. */
function isTooLong(value: DecimalString): boolean {
  return (value.replace('-', '').split('.')[0] ?? '').length > 12
}
