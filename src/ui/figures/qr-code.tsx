import { useMemo } from 'react'
import { encode } from 'uqr'

export interface QrCodeProps {
  text: string
  /** What it links to, for screen readers. */
  label: string
}

/** Drawn here without a request to anybody. Dark on light in both themes, as cameras need it. */
export function QrCode({ text, label }: QrCodeProps) {
  const { size, path } = useMemo(() => drawing(text), [text])
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="size-44 shrink-0 rounded-md [forced-color-adjust:none]"
    >
      <rect width={size} height={size} fill="white" />
      <path d={path} fill="black" />
    </svg>
  )
}

/** Modules of empty border, as the standard requires. */
const border = 4

function drawing(text: string): { size: number; path: string } {
  const { size, data } = encode(text, { ecc: 'M', border })
  const path = data.map((row, y) => runs(row, y)).join('')
  return { size, path }
}

/** One rectangle for each run of dark modules in a row. */
function runs(row: readonly boolean[], y: number): string {
  let path = ''
  for (let x = 0; x < row.length; x++) {
    const from = x
    while (row[x]) x++
    if (x > from) path += `M${from} ${y}h${x - from}v1h${from - x}z`
  }
  return path
}
