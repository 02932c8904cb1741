import {
  ColorType,
  CrosshairMode,
  LineStyle,
  type ChartOptions,
  type DeepPartial,
  type SeriesMarker,
  type Time,
} from 'lightweight-charts'
import type { Bar, PlacedMarker, PriceLineKind } from './chart-data.ts'
import { withAlpha, type ChartTheme } from './theme.ts'

export function chartOptions(theme: ChartTheme): DeepPartial<ChartOptions> {
  const crosshair = { color: theme.edge, labelBackgroundColor: theme.edge, style: LineStyle.Dotted }
  return {
    autoSize: true,
    layout: {
      background: { type: ColorType.Solid, color: theme.background },
      textColor: theme.muted,
      fontFamily: theme.font,
      fontSize: 11,
      // The view has a link to the makers: a link inside a role="img" cannot be reached.
      attributionLogo: false,
      panes: { separatorColor: theme.line, separatorHoverColor: theme.line, enableResize: false },
    },
    grid: {
      vertLines: { visible: false },
      horzLines: { color: withAlpha(theme.line, 0.55) },
    },
    rightPriceScale: {
      borderVisible: false,
      scaleMargins: { top: 0.12, bottom: 0.08 },
      // A number cut off at the border of a pane could be read as another one.
      entireTextOnly: true,
    },
    timeScale: {
      borderColor: theme.line,
      timeVisible: true,
      rightOffset: 6,
      minBarSpacing: 2,
    },
    // A vertical swipe scrolls the page.
    handleScroll: { vertTouchDrag: false },
    crosshair: { mode: CrosshairMode.Normal, vertLine: crosshair, horzLine: crosshair },
  }
}

/** Of a chart that shows all of its time, at every width, and scrolls with the page. */
export const still = {
  handleScroll: false,
  handleScale: false,
  timeScale: {
    rightOffset: 0,
    minBarSpacing: 0.01,
    fixLeftEdge: true,
    fixRightEdge: true,
    lockVisibleTimeRangeOnResize: true,
  },
} as const

export function candleColours(theme: ChartTheme) {
  return {
    // Rising bars are hollow, so that the direction is visible without colour.
    upColor: theme.background,
    downColor: theme.loss,
    borderUpColor: theme.gain,
    borderDownColor: theme.loss,
    wickUpColor: theme.gain,
    wickDownColor: theme.loss,
    priceLineColor: theme.edge,
  }
}

export const volumeOptions = {
  priceFormat: { type: 'volume' as const },
  priceLineVisible: false,
  lastValueVisible: false,
}

export function volumeBar(bar: Bar, theme: ChartTheme) {
  const colour = bar.close >= bar.open ? theme.gain : theme.loss
  return { time: bar.time, value: bar.volume, color: withAlpha(colour, 0.38) }
}

const levels: Record<PriceLineKind, { colour: keyof ChartTheme; dash: number[] }> = {
  entry: { colour: 'text', dash: [] },
  take_profit: { colour: 'gain', dash: [6, 4] },
  stop_loss: { colour: 'loss', dash: [6, 4] },
  liquidation: { colour: 'warn', dash: [1, 5] },
  mark: { colour: 'accent', dash: [1, 2] },
  alert: { colour: 'warn', dash: [2, 4] },
}

/** `dash`: pixels, as for a canvas. */
export function levelStyle(kind: PriceLineKind, theme: ChartTheme) {
  const { colour, dash } = levels[kind]
  return { colour: theme[colour], dash }
}

/**
 * Entries and exits are filled shapes. A signal is a hollow triangle, a followed one a dot, a refused one a ring;
 * hollow shapes are drawn as text.
 */
export function markerStyle(marker: PlacedMarker, theme: ChartTheme): SeriesMarker<Time> {
  const long = marker.side === 'long'
  const below = marker.kind === 'exit' ? !long : long
  const position = below ? ('belowBar' as const) : ('aboveBar' as const)
  const base = { id: marker.id, time: marker.time, position }
  const words = marker.label ?? ''
  switch (marker.kind) {
    case 'entry':
      return {
        ...base,
        shape: long ? 'arrowUp' : 'arrowDown',
        color: long ? theme.gain : theme.loss,
        text: words,
      }
    case 'exit':
      return { ...base, shape: 'square', color: theme.text, size: 0.7, text: words }
    case 'signal':
      return {
        ...base,
        shape: 'circle',
        color: long ? theme.gain : theme.loss,
        size: 0,
        text: `${long ? '△' : '▽'} ${words}`.trim(),
      }
    case 'signal_taken':
      return { ...base, shape: 'circle', color: theme.accent, size: 0.5, text: words }
    case 'signal_refused':
      return { ...base, shape: 'circle', color: theme.muted, size: 0, text: `○ ${words}`.trim() }
  }
}
