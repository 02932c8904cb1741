import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { compare, divide } from '../../../../contract/decimal.ts'
import { formatNumber, formatPercent } from '../../../lib/numbers/format.ts'
import { Money } from '../../../ui/figures/money.tsx'
import type { Share } from './analytics-csv.ts'
import { nameOfGroup, type Dimension } from './share-words.ts'

export interface ShareTableProps {
  of: Dimension
  rows: readonly Share[]
  /** The number of sessions in all groups. */
  sessions: number
  /** With fewer sessions no average is shown. */
  tooFew: number
}

const headers: Record<Dimension, string> = {
  get outcome() {
    return t`Outcome`
  },
  get asset() {
    return t`Market`
  },
  get strategy() {
    return t`Strategy`
  },
  get kind() {
    return t`Kind`
  },
}

const head = 'h-8 border-b border-line px-2 text-right font-medium last:pr-0 sm:px-3'
const cell = 'px-2 py-2 text-right align-top whitespace-nowrap last:pr-0 sm:px-3'

/** Groups by number of sessions, largest first, each as a share of all. Narrow enough to remain a table on phones. */
export function ShareTable({ of, rows, sessions, tooFew }: ShareTableProps) {
  const name = headers[of]
  return (
    <table className="w-full border-collapse max-[22rem]:text-xs">
      <caption className="sr-only">
        <Trans>Sessions by {name.toLowerCase()}</Trans>
      </caption>
      <thead className="text-xs text-muted">
        <tr>
          <th scope="col" className="h-8 border-b border-line text-left font-medium">
            {name}
          </th>
          <th scope="col" className={head}>{t`Sessions`}</th>
          <th scope="col" className={head}>{t`Net`}</th>
          <th scope="col" className={head}>{t`Average`}</th>
        </tr>
      </thead>
      <tbody>
        {rows
          .toSorted((left, right) => right.sessions - left.sessions)
          .map((row) => (
            <Row key={row.name} of={of} row={row} sessions={sessions} tooFew={tooFew} />
          ))}
      </tbody>
    </table>
  )
}

interface RowProps extends Omit<ShareTableProps, 'rows'> {
  row: Share
}

function Row({ of, row, sessions, tooFew }: RowProps) {
  const percent = (row.sessions / Math.max(1, sessions)) * 100
  return (
    <tr className="border-b border-line last:border-0">
      <th scope="row" className="w-2/5 py-2 text-left font-medium">
        {nameOfGroup(of, row.name)}
        <Bar percent={percent} />
      </th>
      <td className={cell}>
        {formatNumber(row.sessions, { places: 0 })}
        <span className="block text-xs text-muted">{formatPercent(percent, { places: 0 })}</span>
      </td>
      <td className={cell}>
        <Money value={row.netPnl} signed bare most={9} />
      </td>
      <td className={cell}>
        <Average share={row} tooFew={tooFew} />
      </td>
    </tr>
  )
}

/** Shows no average for a handful of sessions, because it would mean nothing. */
function Average({ share: { sessions, netPnl }, tooFew }: { share: Share; tooFew: number }) {
  if (compare(sessions, tooFew) < 0) {
    return (
      <span
        title={t`From ${tooFew} sessions on there is an average`}
        className="text-muted"
      >{t`too few`}</span>
    )
  }
  return <Money value={divide(netPnl, sessions)} signed bare most={9} />
}

/** The number is beside it. */
function Bar({ percent }: { percent: number }) {
  return (
    <span aria-hidden className="track mt-1.5 block h-1.5 w-full bg-sunken">
      <i className="mark block h-full bg-accent" style={{ width: `${percent}%` }} />
    </span>
  )
}
