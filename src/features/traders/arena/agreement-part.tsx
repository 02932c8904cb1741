import { t } from '@lingui/core/macro'
import type { ArenaTrader, getArena } from '../../../../contract/traders/arena.ts'
import type { OutputOf } from '../../../../contract/endpoint.ts'
import { formatNumber } from '../../../lib/numbers/format.ts'
import { Fold } from '../../../ui/fold.tsx'

type Pair = OutputOf<typeof getArena>['agreement'][number]

export interface AgreementPartProps {
  traders: readonly ArenaTrader[]
  agreement: readonly Pair[]
}

const mostShown = 8

/** How often two models decided alike in the same quarter of an hour, those with most decisions in common first. */
export function AgreementPart({ traders, agreement }: AgreementPartProps) {
  if (agreement.length === 0) return null
  const names = new Map(traders.map(({ id, name }) => [id, name]))
  const pairs = agreement.toSorted((a, b) => b.shared - a.shared)
  const rest = pairs.slice(mostShown)
  return (
    <section aria-label={t`Agreement`} className="flex flex-col gap-3 border-t border-line pt-6">
      <h2 className="text-base font-semibold">{t`Do they agree?`}</h2>
      <p className="text-muted">
        {t`How often two models went to the same side of a market within a quarter of an hour.`}
      </p>
      <Pairs pairs={pairs.slice(0, mostShown)} names={names} />
      {rest.length > 0 && (
        <Fold summary={t`${rest.length} pairs more`} lineClassName="py-2">
          <Pairs pairs={rest} names={names} />
        </Fold>
      )}
    </section>
  )
}

function Pairs({ pairs, names }: { pairs: Pair[]; names: ReadonlyMap<number, string> }) {
  const nameOf = (id: number) => names.get(id) ?? String(id)
  return (
    <ul className="divide-y divide-line border-y border-line">
      {pairs.map(({ a, b, shared, same }) => (
        <li key={`${a} ${b}`} className="flex flex-wrap justify-between gap-3 py-2">
          <span className="wrap-anywhere">{t`${nameOf(a)} and ${nameOf(b)}`}</span>
          <span>{t`${formatNumber((100 * same) / shared, { places: 0 })} % of ${shared}`}</span>
        </li>
      ))}
    </ul>
  )
}
