// The chart as verbs. The library, its series and their quirks stay inside: nobody else holds a reference, so nobody
// can use a chart that was removed. After destroy() every verb does nothing.
import type { Candle } from '../../contract/market.ts'
import { CandleDrawing } from './candle-drawing.ts'
import type { BarReadout, ChartMarker, PriceLine } from './chart-data.ts'
import type { ChartTheme } from './theme.ts'

export interface CandleChart {
  /** Another market, another interval, or more history. The view moves only in the first two cases. */
  setCandles: (candles: readonly Candle[]) => void
  /** One candle from the stream: a new bar, or a bar on screen changed. */
  upsertCandle: (candle: Candle) => void
  setMarkers: (markers: readonly ChartMarker[]) => void
  setPriceLines: (lines: readonly PriceLine[]) => void
  setTheme: (theme: ChartTheme) => void
  /** Decimals of this market's prices; without it they follow the last close. */
  setPricePlaces: (places: number | undefined) => void
  /** The bar under the crosshair, or the last one when there is no crosshair. Returns the unsubscribe. */
  onCrosshair: (listener: (readout: BarReadout | null) => void) => () => void
  /** The viewer has scrolled near the first bar. Returns the unsubscribe. */
  onNeedHistory: (listener: () => void) => () => void
  /** All bars in view. */
  fit: () => void
  destroy: () => void
}

export function createCandleChart(element: HTMLElement, theme: ChartTheme): CandleChart {
  const drawing = new CandleDrawing(element, theme)
  const crosshair = new Set<(readout: BarReadout | null) => void>()
  const history = new Set<() => void>()
  let alive = true

  const tellCrosshair = (): void => {
    const readout = drawing.readout()
    for (const tell of crosshair) tell(readout)
  }
  drawing.onHover(tellCrosshair)
  drawing.onNearFirstBar(() => {
    for (const tell of history) tell()
  })

  function whileAlive<Args extends unknown[]>(verb: (...args: Args) => void) {
    return (...args: Args): void => {
      if (alive) verb(...args)
    }
  }

  return {
    setCandles: whileAlive((candles) => {
      drawing.setCandles(candles)
      tellCrosshair()
    }),
    upsertCandle: whileAlive((candle) => {
      if (drawing.upsertCandle(candle)) tellCrosshair()
    }),
    setMarkers: whileAlive((markers) => drawing.setMarkers(markers)),
    setPriceLines: whileAlive((lines) => drawing.setPriceLines(lines)),
    setTheme: whileAlive((next) => drawing.setTheme(next)),
    setPricePlaces: whileAlive((places) => drawing.setPricePlaces(places)),
    onCrosshair: (listener) => subscribe(crosshair, listener),
    onNeedHistory: (listener) => subscribe(history, listener),
    fit: whileAlive(() => drawing.fit()),
    destroy: whileAlive(() => {
      alive = false
      crosshair.clear()
      history.clear()
      drawing.remove()
    }),
  }
}

function subscribe<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
