import type {
  IPrimitivePaneView,
  ISeriesPrimitive,
  SeriesAttachedParameter,
  Time,
} from 'lightweight-charts'

export type Target = Parameters<NonNullable<ReturnType<IPrimitivePaneView['renderer']>>['draw']>[0]

export interface Layer {
  /** Below the candles, or above them. */
  zOrder: 'bottom' | 'top'
  draw: (target: Target) => void
}

/** A drawing on the pane of a series: knows where it is attached, and draws its layers. */
export abstract class PanePrimitive implements ISeriesPrimitive<Time> {
  /** Null while it is on no chart. */
  protected host: SeriesAttachedParameter<Time> | null = null
  #views: readonly IPrimitivePaneView[] | null = null

  /** Asked for once. */
  protected abstract layers(): readonly Layer[]

  protected redraw(): void {
    this.host?.requestUpdate()
  }

  attached(parameters: SeriesAttachedParameter<Time>): void {
    this.host = parameters
  }

  detached(): void {
    this.host = null
  }

  paneViews(): readonly IPrimitivePaneView[] {
    this.#views ??= this.layers().map(({ zOrder, draw }) => ({
      zOrder: () => zOrder,
      renderer: () => ({ draw }),
    }))
    return this.#views
  }
}
