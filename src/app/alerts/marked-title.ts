// Puts a message before the tab's title until the next key or press on the page, also while pages change their title.
let mark = ''
let watching: MutationObserver | undefined

/** Replaces an earlier message. */
export function markTitle(words: string): void {
  unmark()
  mark = `● ${words} · `
  put()
  watching = new MutationObserver(put)
  watching.observe(document.head, { childList: true, characterData: true, subtree: true })
  for (const event of ['pointerdown', 'keydown']) {
    window.addEventListener(event, unmark, { once: true, capture: true })
  }
}

function put(): void {
  if (mark !== '' && !document.title.startsWith(mark)) document.title = mark + document.title
}

function unmark(): void {
  watching?.disconnect()
  watching = undefined
  if (mark !== '' && document.title.startsWith(mark)) {
    document.title = document.title.slice(mark.length)
  }
  mark = ''
}
