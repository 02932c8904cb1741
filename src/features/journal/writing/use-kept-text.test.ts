// @vitest-environment jsdom
import { act, renderHook, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { dropDraft, keepDraft, readDraft } from './drafts.ts'
import { useKeptText } from './use-kept-text.ts'

afterEach(() => dropDraft('t1'))

const renderKept = (write: (text: string) => Promise<unknown>, saved = 'first') =>
  renderHook((props: { saved: string }) => useKeptText({ of: 't1', write, ...props }), {
    initialProps: { saved },
  })

test('what is typed is a draft until it is saved', async () => {
  const written: string[] = []
  const { result } = renderKept((text) => Promise.resolve(written.push(text)))
  act(() => result.current.change('second'))
  expect(result.current.saving.step).toBe('unsaved')
  expect(readDraft('t1')).toBe('second')
  act(() => result.current.save())
  await waitFor(() => expect(result.current.saving.step).toBe('saved'))
  expect(written).toEqual(['second'])
  expect(readDraft('t1')).toBeNull()
})

test('what could not be saved says so, stays, and is saved by the next try', async () => {
  let isAway = true
  const { result } = renderKept(() =>
    isAway ? Promise.reject(new Error('away')) : Promise.resolve(),
  )
  act(() => result.current.change('second'))
  act(() => result.current.save())
  await waitFor(() => expect(result.current.saving.step).toBe('failed'))
  expect(result.current.text).toBe('second')
  expect(readDraft('t1')).toBe('second')
  isAway = false
  act(() => result.current.save())
  await waitFor(() => expect(result.current.saving.step).toBe('saved'))
  expect(readDraft('t1')).toBeNull()
})

test('undo saves what was saved before', async () => {
  const written: string[] = []
  const { result } = renderKept((text) => Promise.resolve(written.push(text)))
  expect(result.current.undo).toBeNull()
  act(() => result.current.change('second'))
  act(() => result.current.save())
  await waitFor(() => expect(result.current.undo).not.toBeNull())
  act(() => result.current.undo?.())
  await waitFor(() => expect(written).toEqual(['second', 'first']))
  expect(result.current.text).toBe('first')
  await waitFor(() => expect(result.current.undo).toBeNull())
})

test('a draft of an earlier visit is there again', () => {
  keepDraft('t1', 'typed yesterday')
  const { result } = renderKept(() => Promise.reject(new Error('away')))
  expect(result.current.text).toBe('typed yesterday')
  expect(result.current.saving.step).toBe('unsaved')
})

test('leaving saves what is typed', async () => {
  const written: string[] = []
  const { result, unmount } = renderKept((text) => Promise.resolve(written.push(text)))
  act(() => result.current.change('second'))
  unmount()
  expect(written).toEqual(['second'])
  await waitFor(() => expect(readDraft('t1')).toBeNull())
})

test('what another window saved is taken over while nothing is typed here', () => {
  const { result, rerender } = renderKept(() => Promise.resolve())
  rerender({ saved: 'theirs' })
  expect(result.current.text).toBe('theirs')
  act(() => result.current.change('mine'))
  rerender({ saved: 'theirs again' })
  expect(result.current.text).toBe('mine')
})
