import type { ISeriesPrimitiveAxisView } from 'lightweight-charts'
import { toNumber } from '../../../contract/decimal.ts'
import type { PriceLine } from '../chart-data.ts'
import { levelStyle } from '../chart-style.ts'
import { isCovered, layoutLevels, type LevelPill } from '../level-layout.ts'
import type { ChartTheme } from '../theme.ts'
import { PanePrimitive, type Layer, type Target } from './pane-primitive.ts'

/** Lines across the pane at prices. Their names are in the price scale, where no candle is drawn. */
export class PriceLevels extends PanePrimitive {
  readonly #theme: () => ChartTheme
  readonly #format: (price: number) => string
  #lines: readonly PriceLine[] = []
  #axisViews: readonly ISeriesPrimitiveAxisView[] = []

  constructor(theme: () => ChartTheme, format: (price: number) => string) {
    super()
    this.#theme = theme
    this.#format = format
  }

  set(lines: readonly PriceLine[]): void {
    this.#lines = lines
    this.redraw()
  }

  updateAllViews(): void {
    this.#axisViews = this.#pills().map((pill) => this.#axisView(pill))
  }

  /**
   * The texts of the price scale's ticks: empty where a level's name, or one of the `others` (pixels from the top), would
   * cover a part of one.
   */
  tickTexts(prices: readonly number[], others: readonly number[]): string[] {
    const pills = [...this.#pills(), ...others.map((y) => ({ y }))]
    return prices.map((price) => {
      const y = this.host?.series.priceToCoordinate(price) ?? null
      return isCovered(y, pills) ? '' : this.#format(price)
    })
  }

  #pills(): LevelPill[] {
    const attached = this.host
    if (attached === null) return []
    return layoutLevels(this.#lines, {
      height: attached.chart.panes()[0]?.getHeight() ?? 0,
      yOf: (price) => attached.series.priceToCoordinate(price),
      format: this.#format,
    })
  }

  protected layers(): readonly Layer[] {
    return [{ zOrder: 'bottom', draw: (target) => this.#draw(target) }]
  }

  priceAxisViews(): readonly ISeriesPrimitiveAxisView[] {
    return this.#axisViews
  }

  #axisView({ kind, text, y, beyond }: LevelPill): ISeriesPrimitiveAxisView {
    const theme = this.#theme()
    return {
      coordinate: () => -10_000,
      fixedCoordinate: () => y,
      text: () => text,
      textColor: () => theme.background,
      backColor: () => levelStyle(kind, theme).colour,
      tickVisible: () => beyond === null,
    }
  }

  #draw(target: Target): void {
    const { series } = this.host ?? {}
    if (series === undefined) return
    const theme = this.#theme()
    target.useMediaCoordinateSpace(({ context, mediaSize }) => {
      context.save()
      context.lineWidth = 1
      for (const { kind, price } of this.#lines) {
        const y = series.priceToCoordinate(toNumber(price))
        if (y === null || y < 0 || y > mediaSize.height) continue
        const { colour, dash } = levelStyle(kind, theme)
        context.strokeStyle = colour
        context.setLineDash(dash)
        context.beginPath()
        context.moveTo(0, Math.round(y) + 0.5)
        context.lineTo(mediaSize.width, Math.round(y) + 0.5)
        context.stroke()
      }
      context.restore()
    })
  }
}
