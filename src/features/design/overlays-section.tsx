import { useState } from 'react'
import { Button } from '../../ui/form/button.tsx'
import { confirm } from '../../ui/overlay/confirm.ts'
import { Dialog } from '../../ui/overlay/dialog.tsx'
import { toast } from '../../ui/feedback/toast.ts'
import { Row, Section } from './section.tsx'

export function OverlaysSection() {
  const [open, setOpen] = useState(false)
  return (
    <Section title="Overlays">
      <Row>
        <Button onClick={() => setOpen(true)}>Dialog</Button>
        <Button variant="danger" onClick={() => void confirm(closing(succeed))}>
          Confirm
        </Button>
        <Button variant="danger" onClick={() => void confirm(closing(fail))}>
          Confirm, failing
        </Button>
        <Button onClick={() => toast({ title: 'Copied' })}>Toast</Button>
        <Button
          onClick={() =>
            toast({
              tone: 'success',
              title: 'Session started',
              detail: 'BTC, $250.00, −5% to +10%',
            })
          }
        >
          Success toast
        </Button>
        <Button
          onClick={() =>
            toast({ tone: 'danger', title: 'Order refused', detail: 'Insufficient margin.' })
          }
        >
          Failure toast
        </Button>
      </Row>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Connect a wallet"
        description="One signature follows. It moves no funds."
        actions={<Button onClick={() => setOpen(false)}>Not now</Button>}
      >
        A sheet from below in a narrow window, in the middle of a wide one.
      </Dialog>
    </Section>
  )
}

function closing(action: () => Promise<void>) {
  return {
    title: 'Close everything now?',
    consequences: [
      '3 positions close at market: about −$4.12 after fees.',
      'The session ends and cannot be resumed.',
    ],
    confirmLabel: 'Close 3 positions',
    pendingLabel: 'Closing',
    action,
  }
}

function succeed(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 800)
  })
}

async function fail(): Promise<void> {
  await succeed()
  throw new Error('The exchange did not answer. Nothing was closed.')
}
