import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { readLastNumbers } from '../../lib/kept/last-numbers.ts'
import { formatAgo, formatDateTime } from '../../lib/time.ts'
import { useNow } from '../../lib/hooks/use-now.ts'
import { Money } from '../../ui/figures/money.tsx'
import { PnlText } from '../../ui/figures/pnl-text.tsx'

/** The numbers that were last on screen, and when; nothing where none were kept. */
export default function WithoutConnection() {
  const now = useNow(30_000)
  const last = readLastNumbers()
  if (last === null) return null
  const { at, equity, sessions } = last
  return (
    <section aria-labelledby="last-numbers" className="flex flex-col gap-3">
      <div>
        <h2 id="last-numbers" className="text-base font-semibold">{t`What you saw last`}</h2>
        <p className="text-xs text-muted">
          <Trans>
            {formatDateTime(at)}, {formatAgo(at, now)}. Not live: prices have moved since.
          </Trans>
        </p>
      </div>
      <dl className="flex flex-col text-muted">
        <div className="flex min-h-9 items-center justify-between gap-4 border-b border-line">
          <dt>{t`Equity`}</dt>
          <dd>
            <Money value={equity} />
          </dd>
        </div>
        {sessions.map(({ id, symbol, net, netPct }) => (
          <div
            key={id}
            className="flex min-h-9 items-center justify-between gap-4 border-b border-line"
          >
            <dt>
              <Trans>{symbol} session, running</Trans>
            </dt>
            <dd>
              <PnlText net={net} netPct={netPct} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="text-xs text-pretty text-muted">{t`Sessions run on the server, not in this browser, and take-profits and stops rest on the exchange.`}</p>
    </section>
  )
}
