import { expect, test } from 'vitest'
import { refuseFullDisk } from './data-folder.ts'

test('a disk with no room is named before anything is written', () => {
  expect(() => refuseFullDisk('/data', 3_500_000)).toThrow(
    /disk of \/data has 3 MB left; .* 100 MB .* DATA_DIR/,
  )
  expect(refuseFullDisk('/data', 100_000_000)).toBeUndefined()
})
