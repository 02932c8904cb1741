import { createContext, use } from 'react'

export interface Selection {
  has: (id: string) => boolean
  toggle: (id: string) => void
}

export const SelectionContext = createContext<Selection>({
  has: () => false,
  toggle: () => undefined,
})

export function useSelection(): Selection {
  return use(SelectionContext)
}

/** Trades that may be tagged at once. */
export const mostSelected = 500
