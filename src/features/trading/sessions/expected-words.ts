import { t } from '@lingui/core/macro'
import type { Expected } from '../../../../contract/sessions/expected.ts'
import type { Session } from '../../../../contract/sessions/sessions.ts'
import { formatMoney } from '../../../lib/numbers/format.ts'

/** Why nothing is known about what a session was expected to earn. */
export function unexpectedWords({ program, status }: Pick<Session, 'program' | 'status'>): string {
  if (program !== undefined) return t`not known, a program decides`
  return status === 'active' ? t`not worked out yet` : t`not known`
}

/** ", between −$2.99 and +$3.41"; empty where the past was too short to tell. */
export function intervalWords({ low, high }: Pick<Expected, 'low' | 'high'>): string {
  if (low === null || high === null) return ''
  const [from, to] = [low, high].map((pct) => formatMoney(pct, { signed: true }))
  return t`, between ${from ?? ''} and ${to ?? ''}`
}
