// The chart as a set of functions. The library and its series stay inside: no other code holds a reference, so that
// none can use a removed chart. After destroy() every function does nothing.
import type { Candle } from '../../../contract/market/market.ts'
import type { BarsInView } from '../time/bars-in-view.ts'
import { CandleDrawing, type ChartReadout, type Edge } from './candle-drawing.ts'
import { createCandleQueue } from './candle-queue.ts'
import type { ChartMarker, PriceLine } from '../chart-data.ts'
import type { Drawing, DrawingKind } from '../drawings/drawing.ts'
import { DrawingTool, type DrawingEvent, type DrawingMode } from '../drawings/drawing-tool.ts'
import type { IndicatorId } from '../indicators/catalogue.ts'
import { MeasureTool } from '../measure/measure-tool.ts'
import type { PlannedPosition } from '../position-tool/planned-position.ts'
import { PositionTool, type LevelMove } from '../position-tool/position-tool.ts'
import { LevelPaths } from '../primitives/level-paths.ts'
import { VerticalLines } from '../primitives/vertical-lines.ts'
import { captioned } from '../snapshot.ts'
import type { ChartTheme } from '../theme.ts'
import type { LevelSpan } from '../time/level-spans.ts'
import type { TimeLine } from '../time/time-lines.ts'

export interface CandleChart {
  /**
   * Sets another market, another interval, or more history; the view moves only in the first two cases. While
   * `isLive`, newer bars from the stream stay.
   */
  setCandles: (candles: readonly Candle[], isLive?: boolean) => void
  /** One candle from the stream: a new bar or a changed one. Drawn with the next frame. */
  upsertCandle: (candle: Candle) => void
  setMarkers: (markers: readonly ChartMarker[]) => void
  setPriceLines: (lines: readonly PriceLine[]) => void
  /** Marks times: where a session starts and ends, and the chosen bar. */
  setTimeLines: (lines: readonly TimeLine[]) => void
  /** Levels as they moved. */
  setLevelPaths: (spans: readonly LevelSpan[]) => void
  /** A position that is being planned or managed; null: none. */
  setPlan: (plan: PlannedPosition | null) => void
  /** Overlays, and panes beneath in the order given. */
  setIndicators: (ids: readonly IndicatorId[]) => void
  setTheme: (theme: ChartTheme) => void
  /** Decimals of this market's prices; without it they follow the last close. */
  setPricePlaces: (places: number | undefined) => void
  /** Called with the bar under the crosshair, or the last one in view without a crosshair. Returns the unsubscribe. */
  onCrosshair: (listener: (readout: ChartReadout | null) => void) => () => void
  /** Called with the ids of the markers on a clicked bar. Returns the unsubscribe. */
  onPick: (listener: (ids: string[]) => void) => () => void
  /** Called when the viewer has scrolled near the first or the last bar. Returns the unsubscribe. */
  onNearEdge: (listener: (edge: Edge) => void) => () => void
  /** Called at first, and when the viewer has scrolled or zoomed or the bars have changed. Returns the unsubscribe. */
  onView: (listener: (view: BarsInView) => void) => () => void
  /** Called with the result of a Shift+drag as text; null when it is removed. Returns the unsubscribe. */
  onMeasure: (listener: (words: string | null) => void) => () => void
  /** Called while a level of the plan is dragged. Returns the unsubscribe. */
  onLevelMove: (listener: (move: LevelMove) => void) => () => void
  /** The person's drawings and the id of the selected one. */
  setDrawings: (drawings: readonly Drawing[], selected: string | null) => void
  /** What the next press on the chart draws; null: a press selects. */
  armDrawing: (mode: DrawingMode) => void
  /** Adds a drawing in the middle of the view. */
  placeDrawing: (kind: DrawingKind) => void
  /** Returns the drawing moved right by `bars` and up by hundredths of the pane's height. Null after destroy. */
  nudgedDrawing: (drawing: Drawing, bars: number, hundredths: number) => Drawing | null
  /** Called when something was drawn, moved or selected, or a price was pressed. Returns the unsubscribe. */
  onDrawing: (listener: (event: DrawingEvent) => void) => () => void
  /** While on, every drag measures. */
  armMeasure: (armed: boolean) => void
  /** Shows the newest bars, as at first. */
  reset: () => void
  /** Centres the bar that contains this time, epoch milliseconds. */
  goTo: (ms: number) => void
  /** An image of the view below a caption. Null after destroy. */
  snapshot: (caption: string) => HTMLCanvasElement | null
  destroy: () => void
}

export function createCandleChart(element: HTMLElement, theme: ChartTheme): CandleChart {
  const drawing = new CandleDrawing(element, theme)
  const crosshair = listeners<ChartReadout | null>()
  const edges = listeners<Edge>()
  const measured = listeners<string | null>()
  const picks = listeners<string[]>()
  const views = listeners<BarsInView>()
  const moves = listeners<LevelMove>()
  const drawn = listeners<DrawingEvent>()
  const tellCrosshair = (): void => crosshair.tell(drawing.readout())
  const queue = createCandleQueue((candles) => {
    if (candles.map((candle) => drawing.upsertCandle(candle)).includes(true)) tellCrosshair()
  })
  const measuring = new MeasureTool({
    element,
    chart: drawing.chart,
    series: drawing.candles,
    bars: () => drawing.bars,
    theme: () => drawing.theme,
    places: () => drawing.places,
    onMeasure: measured.tell,
  })
  const planning = new PositionTool({
    element,
    chart: drawing.chart,
    series: drawing.candles,
    theme: () => drawing.theme,
    places: () => drawing.places,
    onMove: moves.tell,
  })
  const pen = new DrawingTool({
    element,
    chart: drawing.chart,
    series: drawing.candles,
    bars: () => drawing.bars,
    theme: () => drawing.theme,
    places: () => drawing.places,
    onEvent: drawn.tell,
  })
  const moments = new VerticalLines(
    () => drawing.bars,
    () => drawing.theme,
  )
  const paths = new LevelPaths(
    () => drawing.bars,
    () => drawing.theme,
  )
  drawing.otherLabels = () => planning.labels()
  drawing.candles.attachPrimitive(moments)
  drawing.candles.attachPrimitive(paths)
  drawing.onHover(tellCrosshair)
  drawing.onPick(picks.tell)
  drawing.onNearEdge(edges.tell)
  let lastInView: number | undefined
  drawing.onView((view) => {
    views.tell(view)
    if (view.to !== lastInView) tellCrosshair()
    lastInView = view.to
  })
  let alive = true

  function whileAlive<Args extends unknown[]>(verb: (...args: Args) => void) {
    return (...args: Args): void => {
      if (alive) verb(...args)
    }
  }

  return {
    setCandles: whileAlive((candles, isLive = false) => {
      queue.flush()
      drawing.setCandles(candles, isLive)
      tellCrosshair()
    }),
    upsertCandle: whileAlive(queue.push),
    setMarkers: whileAlive((markers) => {
      drawing.setMarkers(markers)
      tellCrosshair()
    }),
    setPriceLines: whileAlive((lines) => drawing.setPriceLines(lines)),
    setTimeLines: whileAlive((lines) => moments.set(lines)),
    setLevelPaths: whileAlive((spans) => paths.set(spans)),
    setPlan: whileAlive((plan) => {
      planning.set(plan)
      drawing.showPlaces()
    }),
    setIndicators: whileAlive((ids) => {
      drawing.setIndicators(ids)
      tellCrosshair()
    }),
    setTheme: whileAlive((next) => drawing.setTheme(next)),
    setPricePlaces: whileAlive((places) => drawing.setPricePlaces(places)),
    onCrosshair: crosshair.add,
    onPick: picks.add,
    onNearEdge: edges.add,
    onView: (listener) => {
      if (alive) drawing.tellView()
      return views.add(listener)
    },
    onMeasure: measured.add,
    onLevelMove: moves.add,
    setDrawings: whileAlive((drawings, selected) => pen.set(drawings, selected)),
    armDrawing: whileAlive((mode) => pen.arm(mode)),
    placeDrawing: whileAlive((kind) => pen.place(kind)),
    nudgedDrawing: (old, bars, hundredths) => (alive ? pen.nudged(old, bars, hundredths) : null),
    onDrawing: drawn.add,
    armMeasure: whileAlive((armed) => measuring.arm(armed)),
    reset: whileAlive(() => drawing.showLatest()),
    goTo: whileAlive((ms) => drawing.goTo(ms)),
    snapshot: (caption) =>
      alive ? captioned(drawing.chart.takeScreenshot(true), caption, drawing.theme) : null,
    destroy: whileAlive(() => {
      alive = false
      queue.cancel()
      for (const { clear } of [crosshair, drawn, edges, measured, moves, picks, views]) clear()
      measuring.stop()
      planning.stop()
      pen.stop()
      drawing.remove()
    }),
  }
}

function listeners<Event>() {
  const known = new Set<(event: Event) => void>()
  return {
    add: (listener: (event: Event) => void): (() => void) => {
      known.add(listener)
      return () => known.delete(listener)
    },
    tell: (event: Event): void => {
      for (const listener of known) listener(event)
    },
    clear: () => known.clear(),
  }
}
