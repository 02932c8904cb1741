import { onThemeChange } from '../lib/kept/theme.ts'

/** Colours for a canvas, resolved from the CSS tokens, so that the chart defines none of its own. */
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

/** A token, and the system colour to use in forced-colours mode. */
const tokens = {
  background: ['--color-page', 'Canvas'],
  text: ['--color-text', 'CanvasText'],
  muted: ['--color-muted', 'CanvasText'],
  line: ['--color-line', 'GrayText'],
  edge: ['--color-edge', 'CanvasText'],
  gain: ['--color-gain', 'CanvasText'],
  loss: ['--color-loss', 'CanvasText'],
  accent: ['--color-accent', 'LinkText'],
  warn: ['--color-warn', 'CanvasText'],
} as const

const forcedColours = '(forced-colors: active)'

/** Reads the tokens as they apply to `element`. */
export function readChartTheme(element: HTMLElement): ChartTheme {
  const isForced = window.matchMedia(forcedColours).matches
  const probe = document.createElement('span')
  probe.hidden = true
  // Otherwise every colour, even the background's, would be reported as the text colour.
  probe.style.setProperty('forced-color-adjust', 'none')
  element.append(probe)
  const colour = (name: keyof typeof tokens): string => {
    const [token, system] = tokens[name]
    probe.style.color = isForced ? system : `var(${token})`
    return toRgb(getComputedStyle(probe).color)
  }
  const theme: ChartTheme = {
    background: colour('background'),
    text: colour('text'),
    muted: colour('muted'),
    line: colour('line'),
    edge: colour('edge'),
    gain: colour('gain'),
    loss: colour('loss'),
    accent: colour('accent'),
    warn: colour('warn'),
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
  const handle = (): void => listener(readChartTheme(element))
  const forced = window.matchMedia(forcedColours)
  const unwatch = onThemeChange(handle)
  forced.addEventListener('change', handle)
  return () => {
    unwatch()
    forced.removeEventListener('change', handle)
  }
}

/** The library parses rgb but not oklch, so that the colour is converted by drawing a pixel. */
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
