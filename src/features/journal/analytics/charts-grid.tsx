import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { useSignedIn } from '../../../api/viewer.ts'
import type { JournalFilters } from '../filters/journal-view.ts'
import {
  daysQuery,
  durationsQuery,
  equityQuery,
  excursionsQuery,
  groupsQuery,
  returnsQuery,
  rsQuery,
  rulesQuery,
  symbolsQuery,
  targetsQuery,
  timesQuery,
} from '../journal.queries.ts'
import { CumulativeResult, Drawdown } from './charts/curve-charts.tsx'
import { DailyResult } from './charts/daily-result.tsx'
import { DurationProfit } from './charts/duration-profit.tsx'
import { Excursions } from './charts/excursions.tsx'
import { Expectancy } from './charts/expectancy.tsx'
import { HoldingPeriod } from './charts/holding-period.tsx'
import { RDistribution } from './charts/r-distribution.tsx'
import { ReturnDistribution } from './charts/return-distribution.tsx'
import { Rules } from './charts/rules.tsx'
import { SymbolDonut } from './charts/symbol-donut.tsx'
import { SymbolTreemap } from './charts/symbol-treemap.tsx'
import { Targets } from './charts/targets.tsx'
import { TimeHeatmap } from './charts/time-heatmap.tsx'
import { GroupsPart } from './groups-part.tsx'
import { Loaded } from './loaded.tsx'

/** The charts; each loads and fails on its own. */
export function ChartsGrid({ filters }: { filters: JournalFilters }) {
  const viewer = useSignedIn()
  const symbols = useQuery(symbolsQuery(viewer, filters))
  const bySymbol = useQuery(groupsQuery(viewer, 'symbol', filters))
  const days = useQuery(daysQuery(viewer, filters))
  const equity = useQuery(equityQuery(viewer, filters))
  const durations = useQuery(durationsQuery(viewer, filters))
  const returns = useQuery(returnsQuery(viewer, filters))
  const times = useQuery(timesQuery(viewer, filters))
  const rs = useQuery(rsQuery(viewer, filters))
  const excursions = useQuery(excursionsQuery(viewer, filters))
  const rules = useQuery(rulesQuery(viewer, filters))
  const targets = useQuery(targetsQuery(viewer, filters))
  const failed = t`This chart did not load`
  return (
    <div className="grid grid-cols-1 gap-x-16 gap-y-12 lg:grid-cols-2">
      <Loaded query={rs} failed={failed}>
        {(data) => <RDistribution data={data} />}
      </Loaded>
      <Loaded query={excursions} failed={failed}>
        {(data) => <Excursions data={data} />}
      </Loaded>
      <GroupsPart filters={filters} />
      <Loaded query={times} failed={failed}>
        {(data) => <TimeHeatmap data={data} />}
      </Loaded>
      <Loaded query={days} failed={failed}>
        {(data) => <DailyResult data={data} />}
      </Loaded>
      <Loaded query={symbols} failed={failed}>
        {(data) => <SymbolTreemap data={data} />}
      </Loaded>
      <Loaded query={symbols} failed={failed}>
        {(data) => <SymbolDonut data={data} />}
      </Loaded>
      <Loaded query={bySymbol} failed={failed}>
        {(data) => (
          <Expectancy
            question={t`Which market pays per trade?`}
            header={t`Market`}
            file="expectancy-by-symbol"
            data={data}
          />
        )}
      </Loaded>
      <Loaded query={targets} failed={failed}>
        {(data) => <Targets data={data} />}
      </Loaded>
      <Loaded query={rules} failed={failed}>
        {(data) => <Rules data={data} />}
      </Loaded>
      <Loaded query={durations} failed={failed}>
        {(data) => <HoldingPeriod data={data} />}
      </Loaded>
      <Loaded query={durations} failed={failed}>
        {(data) => <DurationProfit data={data} />}
      </Loaded>
      <Loaded query={equity} failed={failed}>
        {(data) => <CumulativeResult data={data} />}
      </Loaded>
      <Loaded query={equity} failed={failed}>
        {(data) => <Drawdown data={data} />}
      </Loaded>
      <Loaded query={returns} failed={failed}>
        {(data) => <ReturnDistribution data={data} />}
      </Loaded>
    </div>
  )
}
