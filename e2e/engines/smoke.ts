// The main way through the product, for any browser: finds things by their text, and presses there.
import { setTimeout as wait } from 'node:timers/promises'
import type { Engine, Point } from './engine.ts'

const patienceMs = 90_000

/** The centre of the control with this name; null while there is none. */
function find(name: string): string {
  return `(() => {
    const wanted = new RegExp(${JSON.stringify(name)})
    const isShown = (element) => element.getClientRects().length > 0 && !element.disabled && element.getAttribute('aria-disabled') !== 'true'
    const nameOf = (element) => (element.getAttribute('aria-label') ?? element.innerText).trim()
    const dialog = document.querySelector('[role=dialog],[role=alertdialog]')
    const found = [...(dialog ?? document).querySelectorAll('a,button')].find((element) => isShown(element) && wanted.test(nameOf(element)))
    if (found === undefined) return null
    found.scrollIntoView({ block: 'center', behavior: 'instant' })
    const { left, top, width, height } = found.getBoundingClientRect()
    return { x: left + width / 2, y: top + height / 2 }
  })()`
}

/** Presses once the control exists and does not move. */
async function press(engine: Engine, name: string): Promise<void> {
  let last: Point | null = null
  const point = await until(engine, `the button ${name}`, async () => {
    const now = await engine.evaluate<Point | null>(find(name))
    const isStill = now !== null && last !== null && now.x === last.x && now.y === last.y
    last = now
    return isStill ? now : null
  })
  await engine.press(point)
}

/** Waits for a text on the page. */
async function see(engine: Engine, words: string): Promise<void> {
  await until(engine, words, () =>
    engine.evaluate<boolean>(`new RegExp(${JSON.stringify(words)}).test(document.body.innerText)`),
  )
}

async function until<Value>(
  engine: Engine,
  what: string,
  ask: () => Promise<Value>,
): Promise<NonNullable<Value>> {
  const end = Date.now() + patienceMs
  while (Date.now() < end) {
    // A page that is being left gives no answer.
    const answer = await ask().catch(() => null)
    if (answer) return answer
    await wait(150)
  }
  const text = await engine.evaluate<string>('document.body.innerText')
  throw new Error(`did not come: ${what}\n\n${text.slice(0, 2_000)}`)
}

/** Signs in, starts a session, waits for a position, and closes everything. */
export async function tradeOnce(engine: Engine, url: string): Promise<void> {
  await engine.goto(url)
  await press(engine, '^Try the demo$')
  await see(engine, 'New session')
  await press(engine, '^Start session$')
  await see(engine, 'Positions \\(\\d of \\d\\)')
  await press(engine, '^Stop session$')
  await press(engine, '^Close everything now$')
  await press(engine, '^Done$')
  await see(engine, 'Stopped by you')
}
