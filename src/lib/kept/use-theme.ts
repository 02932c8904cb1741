import { useSyncExternalStore } from 'react'
import { getPalette, getTheme, onThemeChange } from './theme.ts'
import type { Palette, Theme } from './theme.ts'

/** The chosen setting, not its effect: `system` stays `system`. */
export function useTheme(): Theme {
  return useSyncExternalStore(onThemeChange, getTheme)
}

export function usePalette(): Palette {
  return useSyncExternalStore(onThemeChange, getPalette)
}
