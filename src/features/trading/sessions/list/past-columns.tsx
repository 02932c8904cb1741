import { t } from '@lingui/core/macro'
import { Link } from 'wouter'
import type { Session } from '../../../../../contract/sessions/sessions.ts'
import { paths } from '../../../../app/paths.ts'
import { kindWords, ownEndWords } from '../../../../lib/words/session-words.ts'
import { formatDuration } from '../../../../lib/time.ts'
import { Age } from '../../../../ui/figures/age.tsx'
import { Badge } from '../../../../ui/feedback/badge.tsx'
import { Money } from '../../../../ui/figures/money.tsx'
import { PnlText } from '../../../../ui/figures/pnl-text.tsx'
import type { Column } from '../../../../ui/table/data-table.tsx'
import { Rail } from '../../../../ui/rail/rail.tsx'
import { statusWords } from '../session-words.ts'

/** All of a row links to its session. */
export const pastColumns: Column<Session>[] = [
  {
    key: 'market',
    get header() {
      return t`Market`
    },
    lead: true,
    width: 132,
    sort: { by: 'text', of: ({ symbol }) => symbol },
    cell: (session) => <Market session={session} />,
  },
  {
    key: 'ended',
    get header() {
      return t`Ended`
    },
    width: 208,
    card: 'line',
    sort: { by: 'amount', of: ({ endedAt }) => endedAt },
    cell: ({ endReason, endedAt }) => (
      <>
        {ownEndWords(endReason)}{' '}
        <span className="text-xs text-muted">{endedAt !== null && <Age at={endedAt} />}</span>
      </>
    ),
  },
  {
    key: 'kind',
    get header() {
      return t`Kind`
    },
    width: 148,
    fold: 3,
    sort: { by: 'text', of: kindWords },
    cell: (session) => <span className="text-muted">{kindWords(session)}</span>,
  },
  {
    key: 'budget',
    get header() {
      return t`Budget`
    },
    align: 'right',
    width: 96,
    fold: 2,
    sort: { by: 'amount', of: ({ budget }) => budget },
    cell: ({ budget }) => <Money value={budget} />,
  },
  {
    key: 'ran',
    get header() {
      return t`Ran for`
    },
    align: 'right',
    width: 92,
    fold: 4,
    sort: { by: 'amount', of: ranFor },
    cell: (session) => {
      const ran = ranFor(session)
      return ran === null ? '—' : formatDuration(ran)
    },
  },
  {
    key: 'rail',
    get header() {
      return t`Between its loss and its target`
    },
    hideHeader: true,
    width: 200,
    fold: 1,
    cell: ({ symbol, lossThreshold, profitTarget, pnl }) => (
      <span className="block w-full min-w-40">
        <Rail
          size="sm"
          label={t`${symbol} session`}
          lossThreshold={lossThreshold}
          profitTarget={profitTarget}
          net={pnl.net}
          netPct={pnl.netPct}
        />
      </span>
    ),
  },
  {
    key: 'net',
    get header() {
      return t`Net PnL`
    },
    align: 'right',
    width: 152,
    card: 'value',
    sort: { by: 'amount', of: ({ pnl }) => pnl.net },
    cell: ({ pnl }) => <PnlText net={pnl.net} netPct={pnl.netPct} className="font-medium" />,
  },
]

/** Milliseconds. */
function ranFor({ startedAt, endedAt }: Session): number | null {
  return endedAt === null ? null : endedAt - startedAt
}

/** What did not simply end says so. */
function Market({ session }: { session: Session }) {
  const { word, tone } = statusWords(session)
  return (
    <span className="flex items-center gap-2 font-medium">
      <Link
        href={paths.session(session.id)}
        className="-outline-offset-2! after:absolute after:inset-0"
      >
        {session.symbol}
      </Link>
      {tone !== 'neutral' && <Badge tone={tone}>{word}</Badge>}
    </span>
  )
}
