// CodeMirror brings its styles as text, which the page's security policy forbids in the page itself. In a shadow root it
// takes them as a style sheet object, which is allowed.

/** The root inside of an element, and a place in it; both are made once. */
export function shadowHost(host: HTMLElement): { root: ShadowRoot; parent: HTMLElement } {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
  const parent = document.createElement('div')
  parent.style.height = '100%'
  root.replaceChildren(parent)
  return { root, parent }
}

/**
 * The page's own keys must not act on what is typed here: seen from outside, the event comes from the host, which is
 * no field. Keys with Ctrl or ⌘ and Escape go through.
 */
export function keepKeys(host: HTMLElement): void {
  host.addEventListener('keydown', (event) => {
    if (!event.ctrlKey && !event.metaKey && event.key !== 'Escape') event.stopPropagation()
  })
}
