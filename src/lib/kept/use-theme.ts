import { useSyncExternalStore } from 'react'
import { getPalette, getTheme, onThemeChange } from './theme.ts'
import type { Palette, Theme } from './theme.ts'

/** The choice, not its outcome: `system` stays `system`. */
export function useTheme(): Theme {
  return useSyncExternalStore(onThemeChange, getTheme)
}

export function usePalette(): Palette {
  return useSyncExternalStore(onThemeChange, getPalette)
}
