import { expect, test } from 'vitest'
import { untoldTexts } from './untold.ts'

const found = (code: string) => untoldTexts('x.tsx', code).map(({ text }) => text)

test('finds words that people read and no catalogue knows', () => {
  expect(found('const x = <p>Stop all</p>')).toEqual(['Stop all'])
  expect(found('const x = <p>{done ? "done" : ""}</p>')).toEqual(['done'])
  expect(found('const x = <Field label="budget" />')).toEqual(['budget'])
  expect(found('toast(`Closed ${name}`)')).toEqual(['Closed …'])
  expect(found('const x = { word: "missing" }')).toEqual(['missing'])
  expect(found('throw new WalletError("account", "You said no in your wallet.")')).toEqual([
    'You said no in your wallet.',
  ])
})

test('says on which line', () => {
  expect(untoldTexts('x.tsx', 'const a = 1\nconst b = "Stop all"\n')).toEqual([
    { line: 2, text: 'Stop all' },
  ])
})

test.each([
  [
    'the catalogue’s own',
    'const x = () => <p title={t`Stop`}>{t`Stop ${name}`}<Trans>all of</Trans></p>',
  ],
  [
    'one English word with two meanings',
    "const x = () => t({ message: 'Close', context: 'a position' })",
  ],
  ['one of many', "const x = () => t`${plural(n, { one: '1 trade', other: '# trades' })}`"],
  [
    'classes',
    'const row = "flex items-center gap-2"; cx("Grid of", row); <p className={on ? "Big one" : row} />',
  ],
  ['codes', 'if (status === "Not found") go("/a/b"); switch (x) { case "Two words": }'],
  ['types and imports', 'import x from "Some thing"; type A = "Big One" | "Other one"'],
  ['what a programmer is told', 'throw new Error("rendered outside of it")'],
])('passes over %s', (_what, code) => {
  expect(found(code)).toEqual([])
})

test('finds a text that is read before the language is known', () => {
  const early = /^a text read while its file loads/
  expect(found('const names = { done: t`Done` }')).toEqual([expect.stringMatching(early)])
  expect(found('const names = { get done() { return t`Done` } }')).toEqual([])
})
