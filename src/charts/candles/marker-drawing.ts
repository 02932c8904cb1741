import {
  createSeriesMarkers,
  type ISeriesApi,
  type ISeriesMarkersPluginApi,
  type Time,
} from 'lightweight-charts'
import * as data from '../chart-data.ts'
import type { Bar, ChartMarker } from '../chart-data.ts'
import { markerStyle } from '../chart-style.ts'
import type { ChartTheme } from '../theme.ts'

/** What is marked on the candles: the markers of a bar that say the same are drawn as one. */
export class MarkerDrawing {
  readonly #marks: ISeriesMarkersPluginApi<Time>
  #markers: readonly ChartMarker[] = []
  #placed: readonly data.PlacedMarker[] = []

  constructor(candles: ISeriesApi<'Candlestick'>) {
    this.#marks = createSeriesMarkers(candles, [])
  }

  /** Shown with the next `draw`. */
  set(markers: readonly ChartMarker[]): void {
    this.#markers = markers
  }

  draw(bars: readonly Bar[], theme: ChartTheme): void {
    this.#placed = data.mergeMarkers(data.placeMarkers(bars, this.#markers))
    this.#marks.setMarkers(this.#placed.map((marker) => markerStyle(marker, theme)))
  }

  /** The ids of the marker under the pointer, or of all of the bar; none where there is no marker. */
  picked(time: Time | undefined, underPointer: unknown): string[] {
    const hit = this.#placed.find(({ id }) => id === underPointer)
    if (hit !== undefined) return [hit.id]
    return this.#placed.filter((marker) => marker.time === time).map(({ id }) => id)
  }

  /** The notes of the markers of the bar that begins at this time (seconds). */
  notesAt(time: number): string[] {
    return this.#placed.flatMap((marker) =>
      marker.time === time && marker.note !== undefined ? [marker.note] : [],
    )
  }
}
