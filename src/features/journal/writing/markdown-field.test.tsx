// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { MarkdownField, type MarkdownFieldProps } from './markdown-field.tsx'

afterEach(cleanup)

type TakeImage = NonNullable<MarkdownFieldProps['takeImage']>

function Written({ takeImage }: { takeImage?: TakeImage }) {
  const [text, setText] = useState('one\ntwo')
  return (
    <MarkdownField
      label="Notes"
      value={text}
      onChange={setText}
      onBlur={() => undefined}
      rows={3}
      {...(takeImage && { takeImage })}
    />
  )
}

const picture = new File(['x'], 'picture.png', { type: 'image/png' })
const letter = new File(['x'], 'letter.html', { type: 'text/html' })

function paste(files: File[]): { field: HTMLTextAreaElement; wasTaken: boolean } {
  const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Notes' })
  field.setSelectionRange(3, 3)
  return { field, wasTaken: !fireEvent.paste(field, { clipboardData: { files } }) }
}

test('a pasted picture is stored, and stands on a line of its own where the cursor was', async () => {
  const takeImage = vi.fn<TakeImage>(async () => '![Picture](/api/1)')
  render(<Written takeImage={takeImage} />)
  const { field, wasTaken } = paste([picture])
  expect(wasTaken).toBe(true)
  await waitFor(() => expect(field.value).toBe('one\n![Picture](/api/1)\n\ntwo'))
  expect(takeImage).toHaveBeenCalledExactlyOnceWith(picture)
})

test('a picture that was refused leaves the text as it is', async () => {
  const takeImage = vi.fn<TakeImage>(async () => null)
  render(<Written takeImage={takeImage} />)
  const { field } = paste([picture])
  await waitFor(() => expect(document.activeElement).toBe(field))
  expect(field.value).toBe('one\ntwo')
})

test('what is no picture, or where none are taken, is left to the browser', () => {
  const takeImage = vi.fn<TakeImage>(async () => null)
  const { unmount } = render(<Written takeImage={takeImage} />)
  expect(paste([letter]).wasTaken).toBe(false)
  expect(takeImage).not.toHaveBeenCalled()
  unmount()
  render(<Written />)
  expect(paste([picture]).wasTaken).toBe(false)
})
