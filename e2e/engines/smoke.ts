// A person's way through the product, for any browser: seen by its words, pressed where they are.
import { setTimeout as wait } from 'node:timers/promises'
import type { Engine, Point } from './engine.ts'

const patienceMs = 90_000

/** The centre of what can be pressed and has this name; null while there is none. */
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

/** Presses once it is there and stands still. */
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

/** Waits for words on the page. */
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
    // A page that is just being left answers nothing.
    const answer = await ask().catch(() => null)
    if (answer) return answer
    await wait(150)
  }
  const text = await engine.evaluate<string>('document.body.innerText')
  throw new Error(`did not come: ${what}\n\n${text.slice(0, 2_000)}`)
}

/** Signs in, starts, holds a position, and closes it all. */
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
