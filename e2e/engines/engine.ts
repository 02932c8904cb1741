// What the smoke test needs of a browser: open a page, evaluate an expression in it, and press at a point.
import { accessSync, constants } from 'node:fs'

export interface Engine {
  goto(url: string): Promise<void>
  /** The value of a JavaScript expression, as JSON. */
  evaluate<Answer>(expression: string): Promise<Answer>
  press(point: Point): Promise<void>
  screenshot(): Promise<Buffer>
  close(): Promise<void>
}

export interface Point {
  x: number
  y: number
}

/** Presses and releases at the pointer's position, in the form that both protocols use. */
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
