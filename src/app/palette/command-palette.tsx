import { t } from '@lingui/core/macro'
import { Autocomplete } from '@base-ui/react/autocomplete'
import { Dialog } from '@base-ui/react/dialog'
import { useState } from 'react'
import { useViewer } from '../../api/viewer.ts'
import { isFoundBy, kindWords, type Command } from './commands.ts'
import { useCommands, useViewerCommands } from './use-commands.ts'

interface PaletteProps {
  onClose: () => void
}

/** Opens any page and starts any action that is possible everywhere, with the same confirmations as the buttons. */
export default function CommandPalette(props: PaletteProps) {
  return useViewer() === null ? <VisitorPalette {...props} /> : <ViewerPalette {...props} />
}

function VisitorPalette({ onClose }: PaletteProps) {
  const [typed, setTyped] = useState('')
  return <Palette commands={useCommands()} typed={typed} onType={setTyped} onClose={onClose} />
}

function ViewerPalette({ onClose }: PaletteProps) {
  const [typed, setTyped] = useState('')
  const commands = useViewerCommands(typed)
  return <Palette commands={commands} typed={typed} onType={setTyped} onClose={onClose} />
}

interface ListProps extends PaletteProps {
  commands: readonly Command[]
  typed: string
  onType: (typed: string) => void
}

function Palette({ commands, typed, onType, onClose }: ListProps) {
  function run(command: Command): void {
    onClose()
    command.run()
  }
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-50 bg-scrim" />
        <Dialog.Popup
          aria-label={t`Commands`}
          className="fixed inset-x-4 top-[12vh] z-50 mx-auto flex max-h-[70dvh] max-w-120 flex-col rounded-lg border border-line bg-surface text-text shadow-pop outline-none"
        >
          <Autocomplete.Root
            inline
            open
            items={commands}
            value={typed}
            onValueChange={onType}
            filter={({ label }: Command, query) => isFoundBy(label, query)}
            autoHighlight="always"
            itemToStringValue={({ label }: Command) => label}
          >
            <Autocomplete.Input
              aria-label={t`Go to, or do`}
              placeholder={t`Go to a page or a market, “stop BTC”, “new ETH 200”`}
              className="h-12 shrink-0 rounded-t-lg border-b border-line bg-transparent px-4 text-base outline-none"
            />
            <Autocomplete.Empty className="px-4 py-6 text-muted empty:hidden">{t`Nothing is called that.`}</Autocomplete.Empty>
            <Autocomplete.List className="min-h-0 overflow-y-auto py-1 empty:hidden">
              {(command: Command) => (
                <Autocomplete.Item
                  key={command.label}
                  value={command}
                  onClick={() => run(command)}
                  className="flex min-h-10 cursor-pointer items-center justify-between gap-4 px-4 data-highlighted:bg-accent-soft pointer-coarse:min-h-11"
                >
                  {command.label}
                  <span className="text-xs text-muted">{kindWords[command.kind]}</span>
                </Autocomplete.Item>
              )}
            </Autocomplete.List>
          </Autocomplete.Root>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
