import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useState } from 'react'
import { useWorld } from '../../api/exchange/world.ts'
import { formatNumber } from '../../lib/numbers/format.ts'
import { Callout } from '../../ui/feedback/callout.tsx'
import { Segmented } from '../../ui/form/segmented.tsx'
import { PlainTable } from '../../ui/table/plain-table.tsx'
import { Definitions } from './definitions.tsx'
import report from './report.json'
import { reportColumns } from './report-columns.tsx'

/** What each kind of session earned on recorded candles, with how sure that is. Public. */
export function StrategyPage() {
  const { simulated } = useWorld()
  const [chosen, setChosen] = useState(report.sets[0]?.name ?? '')
  const set = report.sets.find(({ name }) => name === chosen)
  return (
    <div className="flex flex-col gap-6">
      <title>{t`Report card · Alura`}</title>
      <div className="flex flex-col gap-1">
        <h1 className="text-xl font-semibold">{t`Report card`}</h1>
        <p className="max-w-[70ch] text-pretty text-muted">{t`What each kind of session earned per $100 of budget on recorded candles, after fees, slippage and funding. Doing nothing earns $0. It is not a forecast.`}</p>
      </div>
      <Callout
        tone="warn"
        title={t`Up to seven days, nothing here earns its costs with any certainty`}
      >
        {t`A shorter session is a coin with small costs: its mean lies about as close to zero as can be measured. From 30 days on the mean was positive, in years in which prices rose a lot, and about half of the sessions still lost.`}
      </Callout>
      {simulated && (
        <p className="max-w-[70ch] text-pretty text-muted">{t`The market of this network is simulated. It is built of trends of some hours to days, so that following them earns more than it would on a real one. The figures here are of real candles.`}</p>
      )}
      {set !== undefined && (
        <section aria-labelledby="candles" className="flex flex-col gap-3">
          <h2 id="candles" className="text-base font-semibold">{t`On these candles`}</h2>
          <Segmented
            label={t`Candles`}
            value={chosen}
            options={report.sets.map(({ name, symbol, interval, to }) => ({
              value: name,
              label: `${symbol} ${interval} ${to.slice(0, 4)}`,
            }))}
            onValueChange={setChosen}
            className="self-start"
          />
          <p className="text-xs text-muted">
            <Trans>
              {formatNumber(set.candles, { places: 0 })} candles of {set.interval} from {set.from}{' '}
              to {set.to}; up to {report.startsEach} starts each, which overlap.
            </Trans>
          </p>
          <PlainTable
            caption={t`Results by kind of session`}
            columns={reportColumns()}
            rows={set.rows}
            rowKey={({ kind }) => kind}
            className="overflow-x-auto"
          />
        </section>
      )}
      <Definitions />
      <p className="text-xs text-muted">
        <Trans>
          Version {report.version}, strategy <code>{report.strategy}</code>. The same numbers come
          of <code>npm run research -- &lt;folder&gt; --report</code> over the same candles.
        </Trans>
      </p>
    </div>
  )
}
