import { t } from '@lingui/core/macro'
import type { ArenaTrader, getArena } from '../../../contract/traders/arena.ts'
import type { OutputOf } from '../../../contract/endpoint.ts'
import { formatNumber } from '../../lib/numbers/format.ts'

export interface AgreementPartProps {
  traders: readonly ArenaTrader[]
  agreement: OutputOf<typeof getArena>['agreement']
}

/** How often two models decided alike in the same quarter of an hour. */
export function AgreementPart({ traders, agreement }: AgreementPartProps) {
  if (agreement.length === 0) return null
  const nameOf = (id: number) => traders.find((trader) => trader.id === id)?.name ?? String(id)
  return (
    <section aria-label={t`Agreement`} className="flex flex-col gap-3 border-t border-line pt-6">
      <h2 className="text-base font-semibold">{t`Do they agree?`}</h2>
      <p className="text-muted">
        {t`How often two models went to the same side of a market within a quarter of an hour.`}
      </p>
      <ul className="divide-y divide-line border-y border-line">
        {agreement.map(({ a, b, shared, same }) => (
          <li key={`${a} ${b}`} className="flex flex-wrap justify-between gap-3 py-2">
            <span>{t`${nameOf(a)} and ${nameOf(b)}`}</span>
            <span>{t`${formatNumber((100 * same) / shared, { places: 0 })} % of ${shared}`}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
