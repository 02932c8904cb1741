import { describe, expect, test } from 'vitest'

type Rgb = [number, number, number]
type Scheme = 'paper' | 'ink'

// Read as a file, because vitest empties style sheets; typed by hand, because the dashboard's compiler has no Node
// types.
const node: string = 'node:fs'
const { readFileSync }: { readFileSync: (file: URL, encoding: 'utf8') => string } = await import(
  /* @vite-ignore */ node
)
const css = readFileSync(new URL('index.css', import.meta.url), 'utf8')
const green = tokensIn(css.slice(css.indexOf('@theme'), css.indexOf('@keyframes')))
const blue = new Map([
  ...green,
  ...tokensIn(css.slice(css.indexOf("[data-palette='blue-orange']"))),
])

/** WCAG 2.2 contrast: 1.4.3 for text, 1.4.11 for controls. */
const text = 4.5
const control = 3

const grounds = ['page', 'surface', 'raised']
const pairs: [front: string, back: string, least: number][] = [
  ...['text', 'muted', 'accent', 'gain', 'loss', 'warn', 'danger'].flatMap((front) =>
    grounds.map((back): [string, string, number] => [front, back, text]),
  ),
  ...['accent', 'gain', 'loss', 'warn', 'danger'].flatMap((tone): [string, string, number][] => [
    [tone, `${tone}-soft`, text],
    ['text', `${tone}-soft`, text],
  ]),
  ['text', 'sunken', text],
  ['muted', 'sunken', text],
  ['on-accent', 'accent', text],
  ['on-accent', 'accent-strong', text],
  ['on-danger', 'danger', text],
  ['edge', 'page', control],
  ['edge', 'surface', control],
  ['focus', 'page', control],
  ['focus', 'surface', control],
  ['focus', 'raised', control],
]

describe.each([
  ['green-red', green],
  ['blue-orange', blue],
])('palette %s', (_, tokens) => {
  describe.each<Scheme>(['paper', 'ink'])('on %s', (scheme) => {
    test.each(pairs)('%s on %s has a contrast of at least %d', (front, back, least) => {
      expect(
        contrast(colour(tokens, front, scheme), colour(tokens, back, scheme)),
      ).toBeGreaterThanOrEqual(least)
    })
  })
})

test('the known extremes measure as the standard says', () => {
  expect(contrast(rgb(0, 0, 0), rgb(1, 0, 0))).toBeCloseTo(21, 1)
  expect(contrast(rgb(0.6, 0.1, 30), rgb(0.6, 0.1, 30))).toBe(1)
})

function tokensIn(block: string): Map<string, string> {
  return new Map(
    [...block.matchAll(/--color-([\w-]+):\s*(light-dark\([^;]+\));/g)].map((match) => [
      match[1] ?? '',
      match[2] ?? '',
    ]),
  )
}

function colour(tokens: Map<string, string>, name: string, scheme: Scheme): Rgb {
  const both = [...(tokens.get(name) ?? '').matchAll(/oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g)]
  const chosen = both[scheme === 'paper' ? 0 : 1]
  if (!chosen) throw new Error(`no opaque oklch pair for --color-${name}`)
  return rgb(Number(chosen[1]), Number(chosen[2]), Number(chosen[3]))
}

/** OKLCH to linear sRGB (Ottosson, 2020), clipped to the gamut. */
function rgb(lightness: number, chroma: number, hue: number): Rgb {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const linear: Rgb = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
  const clip = (value: number): number => Math.min(1, Math.max(0, value))
  return [clip(linear[0]), clip(linear[1]), clip(linear[2])]
}

function contrast(left: Rgb, right: Rgb): number {
  const [low = 0, high = 0] = [luminance(left), luminance(right)].toSorted((one, two) => one - two)
  return (high + 0.05) / (low + 0.05)
}

function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
