// The viewer's theme and gain/loss palette, set on <html> as attributes that CSS reads.
import { t } from '@lingui/core/macro'
import { readSetting, writeSetting } from './settings.ts'

export const themes = ['system', 'dark', 'light'] as const
export type Theme = (typeof themes)[number]

export const palettes = ['green-red', 'blue-orange'] as const
export type Palette = (typeof palettes)[number]

export const themeNames: Record<Theme, string> = {
  get system() {
    return t`System`
  },
  get dark() {
    return t`Dark`
  },
  get light() {
    return t`Light`
  },
}
export const paletteNames: Record<Palette, string> = {
  get 'green-red'() {
    return t`Green and red`
  },
  get 'blue-orange'() {
    return t`Blue and orange`
  },
}

export function getTheme(): Theme {
  const stored = readSetting('theme')
  return themes.find((theme) => theme === stored) ?? 'system'
}

export function getPalette(): Palette {
  const stored = readSetting('palette')
  return palettes.find((palette) => palette === stored) ?? 'green-red'
}

export function setTheme(theme: Theme): void {
  writeSetting('theme', theme)
  wear(theme, getPalette())
}

export function setPalette(palette: Palette): void {
  writeSetting('palette', palette)
  wear(getTheme(), palette)
}

/** Call before the first render, so that no frame shows the wrong theme. */
export function applyTheme(): void {
  wear(getTheme(), getPalette())
}

/** Called when colours may have changed: by an attribute of <html>, or the system's scheme. Returns the unsubscribe. */
export function onThemeChange(listener: () => void): () => void {
  const observer = new MutationObserver(listener)
  observer.observe(document.documentElement, { attributeFilter: ['data-theme', 'data-palette'] })
  const system = window.matchMedia('(prefers-color-scheme: dark)')
  system.addEventListener('change', listener)
  return () => {
    observer.disconnect()
    system.removeEventListener('change', listener)
  }
}

function wear(theme: Theme, palette: Palette): void {
  const { dataset } = document.documentElement
  if (theme === 'system') delete dataset.theme
  else dataset.theme = theme
  if (palette === 'green-red') delete dataset.palette
  else dataset.palette = palette
}
