import { t } from '@lingui/core/macro'
import { useEffect, useRef, useState } from 'react'
import { cx } from '../../lib/cx.ts'
import { createEquityChart, type EquityChart } from './equity-chart.ts'
import type { EquityPoint, EquityStep, FallUnit } from './equity-data.ts'
import { readChartTheme, watchChartTheme } from '../theme.ts'

export interface EquityChartViewProps {
  points: readonly EquityPoint[]
  steps: readonly EquityStep[]
  /** Of the fall below the peak; percent where it is not said. */
  fallUnit?: FallUnit
  /** A description for screen readers. */
  label: string
  /** A class that sets the height. */
  className?: string
}

export default function EquityChartView(props: EquityChartViewProps) {
  const { points, steps, fallUnit, label, className = 'h-72' } = props
  const frame = useRef<HTMLDivElement>(null)
  const [chart, setChart] = useState<EquityChart | null>(null)

  useEffect(() => {
    const element = frame.current
    if (!element) return
    const created = createEquityChart(element, readChartTheme(element))
    const unwatch = watchChartTheme(element, created.setTheme)
    setChart(created)
    return () => {
      unwatch()
      created.destroy()
    }
  }, [])
  useEffect(() => chart?.setEquity(points, steps, fallUnit), [chart, points, steps, fallUnit])

  return (
    <figure className="relative min-w-0">
      <div
        ref={frame}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- canvases cannot live inside an <img>
        role="img"
        aria-label={label}
        className={cx('w-full', className)}
      />
      <a
        href="https://www.tradingview.com/lightweight-charts/"
        title={t`Charts by TradingView`}
        className="absolute right-0 bottom-1 z-10 text-2xs text-muted hover:text-text"
      >{t`TradingView`}</a>
    </figure>
  )
}
