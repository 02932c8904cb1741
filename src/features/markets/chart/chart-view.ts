// The chart's view in the URL: ?interval=15m&overlays=ema,bb&panes=rsi&at=2026-11-20T10:00Z&view=table.
import { intervals, type Interval } from '../../../../contract/market/market.ts'
import {
  overlayIds,
  paneIds,
  type OverlayId,
  type PaneId,
} from '../../../charts/indicators/catalogue.ts'
import { isoTime, parseTime } from '../../../lib/time.ts'

export interface ChartView {
  interval: Interval
  overlays: readonly OverlayId[]
  panes: readonly PaneId[]
  /** A past time to show, epoch milliseconds; null for now. */
  at: number | null
  /** A table instead of a drawing. */
  isTable: boolean
}

export function readChartView(search: URLSearchParams): ChartView {
  const at = parseTime(search.get('at') ?? '')
  return {
    interval: intervals.find((value) => value === search.get('interval')) ?? '15m',
    overlays: chosen(overlayIds, search.get('overlays')),
    panes: chosen(paneIds, search.get('panes')),
    at: Number.isNaN(at) ? null : at,
    isTable: search.get('view') === 'table',
  }
}

/** Writes changes of the view into a URL; defaults are left out. */
export function writeChartView(
  search: URLSearchParams,
  change: Partial<ChartView>,
): URLSearchParams {
  const view = { ...readChartView(search), ...change }
  const written = new URLSearchParams(search)
  const set = (name: string, value: string): void => {
    if (value === '') written.delete(name)
    else written.set(name, value)
  }
  set('interval', view.interval)
  set('overlays', view.overlays.join(','))
  set('panes', view.panes.join(','))
  set('at', view.at === null ? '' : isoTime(view.at).replace(':00.000Z', 'Z'))
  set('view', view.isTable ? 'table' : '')
  return written
}

/** Adds one to a list or removes it, keeping the list's own order. */
export function toggled<Id extends string>(all: readonly Id[], now: readonly Id[], id: Id): Id[] {
  return all.filter((each) => (each === id ? !now.includes(id) : now.includes(each)))
}

/** In the order in which they are offered, not the URL's. */
function chosen<Id extends string>(all: readonly Id[], text: string | null): Id[] {
  const asked = (text ?? '').split(',')
  return all.filter((id) => asked.includes(id))
}
