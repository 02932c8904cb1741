// Draws the picture of an ended session, with the page's own fonts and colours.
import { encode } from 'uqr'
import { readChartTheme, type ChartTheme } from '../../../../../charts/theme.ts'
import { formatPercent } from '../../../../../lib/numbers/format.ts'
import type { CardFacts } from './card-facts.ts'

/** Pixels: what chats and networks show of a link. */
export const cardSize = { width: 1200, height: 630 } as const

const left = 64
const right = cardSize.width - left
const plot = { top: 292, bottom: 410 }

export type Pen = Pick<
  CanvasRenderingContext2D,
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'font'
  | 'textAlign'
  | 'fillRect'
  | 'fillText'
  | 'beginPath'
  | 'moveTo'
  | 'lineTo'
  | 'stroke'
  | 'measureText'
>

export function drawCard(pen: Pen, facts: CardFacts, theme: ChartTheme): void {
  const { width, height } = cardSize
  const text = (
    words: string,
    x: number,
    y: number,
    size: number,
    colour: string,
    weight = 400,
  ) => {
    pen.font = `${weight} ${size}px ${theme.font}`
    pen.fillStyle = colour
    pen.fillText(words, x, y)
  }
  const tone = facts.isLoss ? theme.loss : theme.gain
  pen.fillStyle = theme.background
  pen.fillRect(0, 0, width, height)
  pen.textAlign = 'left'
  text(facts.title, left, 92, 40, theme.text, 600)
  text(facts.kind, left, 128, 24, theme.muted)
  pen.textAlign = 'right'
  text(facts.maker, right, 92, 40, theme.accent, 600)
  text(facts.verdict, right, 128, 24, theme.text)
  pen.textAlign = 'left'
  text(facts.result, left, 236, 88, tone, 600)
  const { width: taken } = pen.measureText(facts.result)
  if (facts.amount !== null) text(facts.amount, left + taken + 28, 236, 44, tone, 500)
  drawRail(pen, facts, theme, tone, text)
  const end = facts.invitation === null ? right : right - 170
  const step = (end - left) / facts.figures.length
  for (const [index, { name, value }] of facts.figures.entries()) {
    text(name, left + index * step, 516, 20, theme.muted)
    text(value, left + index * step, 552, 28, theme.text, 500)
  }
  text(facts.note, left, 600, 18, theme.muted)
  if (facts.invitation !== null) drawCode(pen, facts.invitation, right - 132, 470, 132)
}

type Text = (words: string, x: number, y: number, size: number, colour: string) => void

/** The net over time, from the top down, above the scale from loss to target. */
function drawRail(pen: Pen, facts: CardFacts, theme: ChartTheme, tone: string, text: Text): void {
  const { lossThreshold, profitTarget, netPct, path } = facts
  const span = lossThreshold + profitTarget
  const at = (pct: number): number =>
    left + (right - left) * Math.min(1, Math.max(0, (pct + lossThreshold) / span))
  const line = (points: readonly (readonly [number, number])[], colour: string, wide: number) => {
    pen.strokeStyle = colour
    pen.lineWidth = wide
    pen.beginPath()
    for (const [index, [x, y]] of points.entries()) {
      if (index === 0) pen.moveTo(x, y)
      else pen.lineTo(x, y)
    }
    pen.stroke()
  }
  const { top, bottom } = plot
  line(
    [
      [at(0), top - 8],
      [at(0), bottom + 20],
    ],
    theme.line,
    2,
  )
  line(
    path.map(({ time, pct }) => [at(pct), top + time * (bottom - top)] as const),
    tone,
    4,
  )
  pen.fillStyle = theme.line
  pen.fillRect(left, bottom + 6, right - left, 8)
  pen.fillStyle = tone
  pen.fillRect(Math.min(at(0), at(netPct)), bottom + 6, Math.abs(at(netPct) - at(0)), 8)
  pen.fillStyle = theme.loss
  pen.fillRect(left - 2, bottom - 4, 4, 28)
  pen.fillStyle = theme.gain
  pen.fillRect(right - 2, bottom - 4, 4, 28)
  text(formatPercent(-lossThreshold, { signed: true }), left, bottom + 52, 20, theme.muted)
  pen.textAlign = 'right'
  text(formatPercent(profitTarget, { signed: true }), right, bottom + 52, 20, theme.muted)
  pen.textAlign = 'left'
}

/** Dark on light in every theme, as cameras need it. */
function drawCode(pen: Pen, address: string, x: number, y: number, wide: number): void {
  const { size, data } = encode(address, { ecc: 'M', border: 2 })
  const module = wide / size
  pen.fillStyle = 'white'
  pen.fillRect(x, y, wide, wide)
  pen.fillStyle = 'black'
  for (const [row, cells] of data.entries()) {
    for (const [column, isDark] of cells.entries()) {
      if (isDark) pen.fillRect(x + column * module, y + row * module, module + 0.5, module + 0.5)
    }
  }
}

/** Draws it on the canvas, once the page's fonts have come. */
export async function drawOn(canvas: HTMLCanvasElement, facts: CardFacts): Promise<void> {
  await document.fonts.ready
  const pen = canvas.getContext('2d')
  if (pen === null) throw new Error('no canvas')
  drawCard(pen, facts, readChartTheme(canvas.ownerDocument.body))
}

export function pictureOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error('no picture')) : resolve(blob)),
      'image/png',
    ),
  )
}
