import { t } from '@lingui/core/macro'
import { Kbd } from './kbd.tsx'

export interface Shortcut {
  keys: readonly string[]
  does: string
}

export function ShortcutList({ shortcuts }: { shortcuts: readonly Shortcut[] }) {
  return (
    <dl className="divide-y divide-line">
      {shortcuts.map(({ keys, does }) => (
        <div key={does} className="flex items-center justify-between gap-4 py-2">
          <dt className="order-2 flex gap-1">
            {keys.map((key) => (
              <Kbd key={key}>{key}</Kbd>
            ))}
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  )
}

export const everywhere: readonly Shortcut[] = [
  {
    get keys() {
      return [t`Ctrl or ⌘`, 'K']
    },
    get does() {
      return t`Go to or do anything`
    },
  },
  {
    keys: ['?'],
    get does() {
      return t`This list`
    },
  },
]
