import { useMemo } from 'react'
import { useSearchParams } from 'wouter'
import { readChartView, writeChartView, type ChartView } from './chart-view.ts'

export function useChartView(): [ChartView, (change: Partial<ChartView>) => void] {
  const [search, setSearch] = useSearchParams()
  const text = String(search)
  const view = useMemo(() => readChartView(new URLSearchParams(text)), [text])
  const change = (next: Partial<ChartView>): void =>
    setSearch((before) => writeChartView(before, next), { replace: true })
  return [view, change]
}
