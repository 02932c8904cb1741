import type { ChartTheme } from './theme.ts'

const margin = 16
const captionHeight = 40

/** The chart's image below a line that says what it shows. */
export function captioned(
  chart: HTMLCanvasElement,
  caption: string,
  theme: ChartTheme,
): HTMLCanvasElement {
  const ratio = window.devicePixelRatio
  const picture = document.createElement('canvas')
  picture.width = chart.width
  picture.height = chart.height + captionHeight * ratio
  const context = picture.getContext('2d')
  if (!context) return chart
  context.fillStyle = theme.background
  context.fillRect(0, 0, picture.width, picture.height)
  context.fillStyle = theme.text
  context.font = `600 ${14 * ratio}px ${theme.font}`
  context.textBaseline = 'middle'
  context.fillText(caption, margin * ratio, (captionHeight * ratio) / 2)
  context.drawImage(chart, 0, captionHeight * ratio)
  return picture
}
