import { onThemeChange } from '../lib/theme.ts'

/** Colours a canvas can use: resolved from the CSS tokens, so the chart has none of its own. */
export interface ChartTheme {
  background: string
  text: string
  muted: string
  line: string
  edge: string
  gain: string
  loss: string
  accent: string
  warn: string
  font: string
}

const tokens = {
  background: '--color-page',
  text: '--color-text',
  muted: '--color-muted',
  line: '--color-line',
  edge: '--color-edge',
  gain: '--color-gain',
  loss: '--color-loss',
  accent: '--color-accent',
  warn: '--color-warn',
} as const

/** Reads the tokens as they apply to `element`. */
export function readChartTheme(element: HTMLElement): ChartTheme {
  const probe = document.createElement('span')
  probe.hidden = true
  element.append(probe)
  const colour = (name: string): string => {
    probe.style.color = `var(${name})`
    return toRgb(getComputedStyle(probe).color)
  }
  const theme: ChartTheme = {
    background: colour(tokens.background),
    text: colour(tokens.text),
    muted: colour(tokens.muted),
    line: colour(tokens.line),
    edge: colour(tokens.edge),
    gain: colour(tokens.gain),
    loss: colour(tokens.loss),
    accent: colour(tokens.accent),
    warn: colour(tokens.warn),
    font: getComputedStyle(element).fontFamily,
  }
  probe.remove()
  return theme
}

/** Calls with the new theme each time it may have changed. Returns the unsubscribe. */
export function watchChartTheme(
  element: HTMLElement,
  listener: (theme: ChartTheme) => void,
): () => void {
  return onThemeChange(() => listener(readChartTheme(element)))
}

/** The library parses rgb, not oklch: let a pixel do the conversion. */
function toRgb(colour: string): string {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  if (!context || !colour) return colour
  context.fillStyle = colour
  context.fillRect(0, 0, 1, 1)
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data
  return `rgb(${red}, ${green}, ${blue})`
}

export function withAlpha(rgb: string, alpha: number): string {
  return rgb.replace(/^rgb\((.*)\)$/, `rgba($1, ${alpha})`)
}
