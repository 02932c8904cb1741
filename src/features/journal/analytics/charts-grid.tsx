import { t } from '@lingui/core/macro'
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
import { Part } from './loaded.tsx'

/** The charts; each loads, fails and is drawn on its own. */
export function ChartsGrid({ filters }: { filters: JournalFilters }) {
  const viewer = useSignedIn()
  const failed = t`This chart did not load`
  return (
    <div className="grid grid-cols-1 gap-x-16 gap-y-12 lg:grid-cols-2">
      <Part query={rsQuery(viewer, filters)} failed={failed}>
        {(data) => <RDistribution data={data} />}
      </Part>
      <Part query={excursionsQuery(viewer, filters)} failed={failed}>
        {(data) => <Excursions data={data} />}
      </Part>
      <GroupsPart filters={filters} />
      <Part query={timesQuery(viewer, filters)} failed={failed}>
        {(data) => <TimeHeatmap data={data} />}
      </Part>
      <Part query={daysQuery(viewer, filters)} failed={failed}>
        {(data) => <DailyResult data={data} />}
      </Part>
      <Part query={symbolsQuery(viewer, filters)} failed={failed}>
        {(data) => <SymbolTreemap data={data} />}
      </Part>
      <Part query={symbolsQuery(viewer, filters)} failed={failed}>
        {(data) => <SymbolDonut data={data} />}
      </Part>
      <Part query={groupsQuery(viewer, 'symbol', filters)} failed={failed}>
        {(data) => (
          <Expectancy
            question={t`Which market pays per trade?`}
            header={t`Market`}
            file="expectancy-by-symbol"
            data={data}
          />
        )}
      </Part>
      <Part query={targetsQuery(viewer, filters)} failed={failed}>
        {(data) => <Targets data={data} />}
      </Part>
      <Part query={rulesQuery(viewer, filters)} failed={failed}>
        {(data) => <Rules data={data} />}
      </Part>
      <Part query={durationsQuery(viewer, filters)} failed={failed}>
        {(data) => <HoldingPeriod data={data} />}
      </Part>
      <Part query={durationsQuery(viewer, filters)} failed={failed}>
        {(data) => <DurationProfit data={data} />}
      </Part>
      <Part query={equityQuery(viewer, filters)} failed={failed}>
        {(data) => <CumulativeResult data={data} />}
      </Part>
      <Part query={equityQuery(viewer, filters)} failed={failed}>
        {(data) => <Drawdown data={data} />}
      </Part>
      <Part query={returnsQuery(viewer, filters)} failed={failed}>
        {(data) => <ReturnDistribution data={data} />}
      </Part>
    </div>
  )
}
