import { t } from '@lingui/core/macro'
import { useMemo, type ReactNode } from 'react'
import type { Backtest } from '../../../../contract/lab/backtest-shapes.ts'
import type { Bars } from '../../../../engine/types.ts'
import { Stat } from '../../../ui/figures/stat.tsx'
import { heldCurve } from '../backtest/held-curve.ts'
import { EquityPart, type EquityCurve } from '../result/equity-part.tsx'
import { WarningList } from '../result/warnings-part.tsx'
import { MonthsPart } from './months-part.tsx'
import { runFigures } from './run-figures.tsx'
import { warningTitle } from './run-words.ts'
import { useRunBars } from './use-run-bars.ts'

/** The figures of a run, its result over time, and what speaks against it. */
export function RunOutcome({ run, children }: { run: Backtest; children: ReactNode }) {
  // Of the first market, whatever the chart shows: that is what holding is compared with.
  const { bars } = useRunBars(run, run.symbol)
  const { initial_balance: start, warnings } = run
  const curves = useMemo(() => curvesOf(run, bars), [run, bars])
  return (
    <div className="flex flex-col gap-8">
      <div className="grid grid-cols-2 gap-x-6 gap-y-5 sm:grid-cols-3 xl:grid-cols-5">
        {runFigures(run).map(({ key, label, value, note }) => (
          <Stat key={key} label={label} note={note}>
            {value}
          </Stat>
        ))}
      </div>
      <EquityPart curves={curves} start={start} />
      <MonthsPart months={run.monthly} />
      {warnings.length > 0 && (
        <WarningList
          warnings={warnings.map(({ code, message }) => ({
            key: code,
            title: warningTitle(code),
            text: `${message}.`,
          }))}
        />
      )}
      {children}
    </div>
  )
}

function curvesOf(run: Backtest, bars: Bars | undefined): EquityCurve[] {
  const { equity, from, to, initial_balance: start, net_pnl: net } = run
  const first = [from, start] as const
  // What is open at the end is closed there, which costs.
  const last = net === null ? [] : [[to, start + net] as const]
  const points = [first, ...equity.filter(([at]) => at < to), ...last]
  const program = { id: 'program', name: t`Program`, points }
  if (bars === undefined || bars.t.length === 0) return [program]
  const held = heldCurve(bars, equity, start)
  return [program, { id: 'held', name: t`Buy and hold`, points: [first, ...held] }]
}
