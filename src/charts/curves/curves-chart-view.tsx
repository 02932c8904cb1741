import { t } from '@lingui/core/macro'
import { useEffect, useRef, useState } from 'react'
import { cx } from '../../lib/cx.ts'
import type { Curve } from './curve-data.ts'
import { createCurvesChart, type CurvesChart } from './curves-chart.ts'
import { readChartTheme, watchChartTheme } from '../theme.ts'

export interface CurvesChartViewProps {
  curves: readonly Curve[]
  /** Epoch milliseconds of the drawing's right end. */
  until: number
  highlighted: string | null
  /** Must not change: it is registered once. */
  onPoint?: ((id: string | null) => void) | undefined
  /** A description for screen readers. */
  label: string
  /** A class that sets the height. */
  className?: string
}

export default function CurvesChartView(props: CurvesChartViewProps) {
  const { curves, until, highlighted, onPoint, label, className = 'h-72' } = props
  const frame = useRef<HTMLDivElement>(null)
  const [chart, setChart] = useState<CurvesChart | null>(null)

  useEffect(() => {
    const element = frame.current
    if (!element) return
    const created = createCurvesChart(element, readChartTheme(element))
    const unwatch = watchChartTheme(element, created.setTheme)
    setChart(created)
    return () => {
      unwatch()
      created.destroy()
    }
  }, [])
  useEffect(() => chart?.setCurves(curves, until), [chart, curves, until])
  useEffect(() => chart?.highlight(highlighted), [chart, highlighted])
  useEffect(() => (onPoint ? chart?.onPoint(onPoint) : undefined), [chart, onPoint])

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
