import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

/** Entries of a folder that a reader still takes in at a glance. */
const most = 25
const root = join(import.meta.dirname, '..')
const ours = [
  'bench',
  'contract',
  'docs',
  'e2e',
  'engine',
  'localnet',
  'platform',
  'public',
  'sandbox',
  'scripts',
  'server',
  'src',
]
/** Written by drizzle-kit: one file for each change of the database. */
const written = 'server/storage/migrations'

function sizes(folder: string): [string, number][] {
  const entries = readdirSync(join(root, folder), { withFileTypes: true })
  return [
    [folder, entries.length],
    ...entries
      .filter((entry) => entry.isDirectory())
      .flatMap(({ name }) => sizes(`${folder}/${name}`)),
  ]
}

it('keeps every folder small enough to be read at a glance', () => {
  const folders = ours.flatMap(sizes)

  const tooLarge = folders.filter(([folder, size]) => size > most && !folder.startsWith(written))

  expect(folders.length).toBeGreaterThan(100)
  expect(tooLarge).toEqual([])
})
