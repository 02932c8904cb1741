import { t } from '@lingui/core/macro'
import { plural } from '@lingui/core/macro'
import type { TraderTest } from '../../../contract/traders/model-decisions.ts'
import { formatNumber } from '../../lib/numbers/format.ts'
import { formatDuration } from '../../lib/time.ts'
import { Fold } from '../../ui/fold.tsx'
import { OrderLine } from './order-line.tsx'

const text =
  'max-h-96 overflow-auto rounded-md bg-sunken p-3 text-xs whitespace-pre-wrap wrap-anywhere'

/** A question to a model with everything about it: what became of it first, then the words. */
export function AskedPart({ asked, isTest = false }: { asked: TraderTest; isTest?: boolean }) {
  const { orders, problem, answer, context, tokens, cost, duration_ms: ms } = asked
  const all = tokens.input + tokens.output
  const price = cost > 0 ? ` · $${formatNumber(cost, { places: 4 })}` : ''
  return (
    <div className="flex flex-col gap-4">
      {problem !== null && <p className="wrap-anywhere text-warn">{problem}</p>}
      {orders.map((order, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- they never change their order
        <OrderLine key={at} order={order} isTest={isTest} />
      ))}
      <p className="text-xs text-muted">
        {t`${plural(all, { one: '# token', other: '# tokens' })}`}
        {price} · {formatDuration(ms)}
      </p>
      <div>
        <Fold summary={t`Its answer`} lineClassName="py-2">
          <pre className={text} lang="en">
            {answer ?? t`There was none`}
          </pre>
        </Fold>
        <Fold summary={t`What it was shown`} lineClassName="py-2">
          <div className="flex flex-col gap-2">
            {context.map(({ role, content }, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- they never change their order
              <pre key={at} className={text} lang="en" aria-label={role}>
                {content}
              </pre>
            ))}
          </div>
        </Fold>
      </div>
    </div>
  )
}
