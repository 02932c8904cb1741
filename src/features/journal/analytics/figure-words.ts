// Numbers of the analytics as text.
import { plural, t } from '@lingui/core/macro'
import { fewest } from '../../../../engine/journal/uncertainty.ts'
import { formatMoney, formatNumber } from '../../../lib/numbers/format.ts'
import { formatDay, parseTime } from '../../../lib/time.ts'

/** "52 trades"; from few it is said that they are too few. */
export function countTrades(n: number): string {
  const count = t`${plural(n, { one: '# trade', other: '# trades' })}`
  return n < fewest ? t`${count}, too few to conclude from` : count
}

export function countDays(n: number): string {
  return t`${plural(n, { one: '# day', other: '# days' })}`
}

/** Dollars beside an axis. */
export function axisMoney(value: number): string {
  const isSmall = Math.abs(value) < 10 && !Number.isInteger(value)
  return formatMoney(value, { compact: true, places: isSmall ? 2 : 0 })
}

/** "+1.25 R". */
export function formatR(value: number | string): string {
  return t`${formatNumber(value, { signed: true })} R`
}

/** A day such as "2026-01-31", whatever zone it is a day of. */
export function shortDay(day: string): string {
  return formatDay(parseTime(day), 'UTC')
}

/** Amounts in a sentence stay whole: a line may otherwise end between "−" and "$". */
export function unbroken(words: string): string {
  return words.replaceAll('−$', '−\u2060$')
}
