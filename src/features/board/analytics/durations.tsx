import { t } from '@lingui/core/macro'
import { formatNumber, formatPercent } from '../../../lib/numbers/format.ts'
import type { Analytics } from './analytics-csv.ts'

export interface DurationsProps {
  groups: Analytics['durations']
  sessions: number
}

/** A bar chart, shortest duration first; each bar has its number, so that screen readers get a list. */
export function Durations({ groups, sessions }: DurationsProps) {
  const most = Math.max(1, ...groups.map((group) => group.sessions))
  return (
    <ol
      aria-label={t`Sessions by how long they took`}
      className="grid grid-cols-4 gap-x-2 gap-y-6 sm:grid-cols-8 sm:gap-x-4"
    >
      {groups.map(({ name, sessions: own }) => (
        <li key={name} className="flex min-w-0 flex-col justify-end gap-1.5 text-center">
          <span className="text-xs">
            {formatNumber(own, { places: 0 })}{' '}
            <span className="text-muted">
              {formatPercent((own / Math.max(1, sessions)) * 100, { places: 0 })}
            </span>
          </span>
          <span aria-hidden className="flex h-24 items-end border-b border-edge">
            <i
              className="mark block w-full bg-accent"
              style={{ height: `${(own / most) * 100}%` }}
            />
          </span>
          <span lang="en" className="text-2xs whitespace-nowrap text-muted">
            {name}
          </span>
        </li>
      ))}
    </ol>
  )
}
