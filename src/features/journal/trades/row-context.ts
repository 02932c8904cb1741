import { createContext } from 'react'

export interface RowContext {
  /** Asks for the row at this place. */
  want: (index: number) => void
  /** Where a trade is shown, with the list's filters. */
  hrefOf: (id: string) => string
  /** Shows it beside the list; false where it has a page of its own. */
  open: (id: string) => boolean
}

export const TradeRowContext = createContext<RowContext>({
  want: () => undefined,
  hrefOf: () => '',
  open: () => false,
})
