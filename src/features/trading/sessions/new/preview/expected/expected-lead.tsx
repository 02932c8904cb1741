import { t } from '@lingui/core/macro'
import { Link } from 'wouter'
import { paths } from '../../../../../../app/paths.ts'
import { formatMoney } from '../../../../../../lib/numbers/format.ts'
import { Money } from '../../../../../../ui/figures/money.tsx'
import type { Draft } from '../../draft.ts'
import { isUnproven, verdictOf, verdictWords } from './expectation.ts'
import type { PreviewState } from '../use-outcomes.ts'

/** The expected result per $100 with its interval, before anything else. Its space is reserved. */
export function ExpectedLead({ draft, reply }: Pick<PreviewState, 'reply'> & { draft: Draft }) {
  const outcomes = reply?.state === 'estimate' ? reply.outcomes : null
  const mean = outcomes?.meanNetPct ?? null
  const interval = outcomes?.interval ?? null
  const isWhole = outcomes !== null && outcomes.replayed === outcomes.total
  return (
    <section aria-label={t`Expected result`} className="flex min-h-32 flex-col gap-1">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="text-2xl font-medium">
          {mean === null ? '—' : <Money value={mean} signed />}
        </span>
        <span className="text-muted">
          {interval === null
            ? t`per $100 on average`
            : t`per $100 on average, between ${formatMoney(interval.low, { signed: true })} and ${formatMoney(interval.high, { signed: true })}`}
        </span>
      </p>
      {mean !== null && isWhole && (
        <p className="text-pretty">{verdictWords(verdictOf(mean, interval))}</p>
      )}
      <p className="text-xs text-pretty text-muted">
        {isUnproven(draft) &&
          t`Sessions of up to seven days have shown no edge that holds after costs on recorded candles of real markets. We advise against starting one for the money.`}{' '}
        <Link
          href={paths.strategy()}
          className="whitespace-nowrap underline underline-offset-4 hover:text-text"
        >{t`Report card`}</Link>
      </p>
    </section>
  )
}
