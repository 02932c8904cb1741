import type { IPriceLine, ISeriesApi } from 'lightweight-charts'
import { toNumber } from '../../contract/decimal.ts'
import { diffPriceLines, type PriceLine } from './chart-data.ts'
import { priceLineStyle } from './chart-style.ts'
import type { ChartTheme } from './theme.ts'

/** The horizontal lines of a series, told apart by id: what stays is moved, not drawn anew. */
export class PriceLines {
  readonly #series: ISeriesApi<'Candlestick'>
  readonly #drawn = new Map<string, IPriceLine>()
  #lines: readonly PriceLine[] = []
  #theme: ChartTheme

  constructor(series: ISeriesApi<'Candlestick'>, theme: ChartTheme) {
    this.#series = series
    this.#theme = theme
  }

  get lines(): readonly PriceLine[] {
    return this.#lines
  }

  set(lines: readonly PriceLine[]): void {
    const { removed, added, changed } = diffPriceLines(this.#lines, lines)
    this.#lines = lines
    for (const id of removed) {
      const drawn = this.#drawn.get(id)
      if (drawn) this.#series.removePriceLine(drawn)
      this.#drawn.delete(id)
    }
    for (const line of added) {
      this.#drawn.set(line.id, this.#series.createPriceLine(this.#options(line)))
    }
    this.#restyle(changed)
  }

  setTheme(theme: ChartTheme): void {
    this.#theme = theme
    this.#restyle(this.#lines)
  }

  #restyle(lines: readonly PriceLine[]): void {
    for (const line of lines) this.#drawn.get(line.id)?.applyOptions(this.#options(line))
  }

  #options({ price, label, kind }: PriceLine) {
    return { price: toNumber(price), title: label, ...priceLineStyle(kind, this.#theme) }
  }
}
