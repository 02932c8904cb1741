// What a smoke test asks of a browser: to open a page, to answer a question about it, and to be pressed at a point.
import { accessSync, constants } from 'node:fs'

export interface Engine {
  goto(url: string): Promise<void>
  /** Of a JavaScript expression, as JSON. */
  evaluate<Answer>(expression: string): Promise<Answer>
  press(point: Point): Promise<void>
  screenshot(): Promise<Buffer>
  close(): Promise<void>
}

export interface Point {
  x: number
  y: number
}

/** Down and up where the pointer is moved to, as both protocols write it. */
export function pressAt({ x, y }: Point) {
  return [
    {
      type: 'pointer',
      id: 'mouse',
      parameters: { pointerType: 'mouse' },
      actions: [
        { type: 'pointerMove', x: Math.round(x), y: Math.round(y) },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ],
    },
  ]
}

export function firstProgram(paths: readonly string[]): string | undefined {
  return paths.find((path) => {
    try {
      accessSync(path, constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}
