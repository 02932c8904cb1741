import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { Link } from 'wouter'
import type { Copy, Followed } from '../../../../contract/board/following.ts'
import { paths } from '../../../app/paths.ts'
import { Age } from '../../../ui/figures/age.tsx'
import { Money } from '../../../ui/figures/money.tsx'

/** What became of their latest sessions, and how much of the day's limit is used. */
export function CopiesList({ followed }: { followed: Followed }) {
  const { copying, usedToday, copies } = followed
  return (
    <div className="flex flex-col gap-1">
      {copying !== null && (
        <p className="text-xs text-muted">
          <Trans>
            Used of today’s limit: <Money value={usedToday} /> of <Money value={copying.dayLoss} />
          </Trans>
        </p>
      )}
      <ul aria-label={t`Latest copies`} className="flex flex-col">
        {copies.map((copy) => (
          <li
            key={`${copy.symbol} ${copy.at} ${copy.sessionId}`}
            className="flex flex-wrap items-baseline gap-x-3 border-b border-line py-2 last:border-0"
          >
            <span className="font-medium">{copy.symbol}</span>
            <Outcome copy={copy} />
            <span className="text-xs text-muted">
              <Age at={copy.at} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Outcome({ copy: { state, sessionId, problem } }: { copy: Copy }) {
  if (sessionId !== null) {
    return (
      <Link
        href={paths.session(sessionId)}
        className="underline decoration-edge underline-offset-4 hover:decoration-current"
      >{t`Open your copy`}</Link>
    )
  }
  if (state === 'waiting') return <span className="text-muted">{t`Is being started`}</span>
  return (
    <span className="min-w-0 wrap-anywhere text-muted">
      {t`Not copied:`} <span lang="en">{problem}</span>
    </span>
  )
}
