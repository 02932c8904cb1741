import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { Copy, Download, Printer } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { getReferral } from '../../../../../../contract/money/referrals.ts'
import type { Session } from '../../../../../../contract/sessions/sessions.ts'
import { useWorld } from '../../../../../api/exchange/world.ts'
import { apiQuery } from '../../../../../api/query.ts'
import { profileQuery } from '../../../../../api/trading.queries.ts'
import { useSignedIn } from '../../../../../api/viewer.ts'
import { paths } from '../../../../../app/paths.ts'
import { download } from '../../../../../lib/download.ts'
import { toast } from '../../../../../ui/feedback/toast.ts'
import { Button } from '../../../../../ui/form/button.tsx'
import { Toggle } from '../../../../../ui/form/toggle.tsx'
import { usualInterval } from '../../chart/chart-interval.ts'
import { buyAndHold } from '../outcome.ts'
import { useMemory } from '../../rail/use-memory.ts'
import { pastCandlesQuery } from '../../sessions.queries.ts'
import { cardFacts } from './card-facts.ts'
import { cardSize, drawOn, pictureOf } from './draw-card.ts'

/** The end of a session as a picture, to be kept or shown to others. It is made here and sent nowhere. */
export default function SessionCard({ session }: { session: Session }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [hidesAmounts, setHidesAmounts] = useState(true)
  const [invites, setInvites] = useState(false)
  const invitation = useInvitation()
  const memory = useMemory(session, session.pnl)
  const { fees } = useWorld()
  const candles = useQuery(pastCandlesQuery(session, usualInterval(session, session.startedAt)))
  const held = candles.data && buyAndHold(session, candles.data, fees)
  const facts = cardFacts(session, memory?.path ?? [], held?.net, {
    hidesAmounts,
    invitation: invites ? invitation : null,
  })
  const drawn = JSON.stringify(facts)
  useEffect(() => {
    if (canvas.current !== null) void drawOn(canvas.current, JSON.parse(drawn) as typeof facts)
  }, [drawn])

  async function withPicture(handle: (picture: Blob) => Promise<void> | void, refused: string) {
    try {
      if (canvas.current !== null) await handle(await pictureOf(canvas.current))
    } catch {
      toast({ title: refused, tone: 'warn' })
    }
  }
  const copy = async (picture: Blob): Promise<void> => {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })])
    toast({ title: t`Picture copied`, tone: 'success' })
  }
  const save = (picture: Blob) => download(`alura-${session.symbol}-session.png`, picture)

  return (
    <section aria-label={t`Picture of the session`} className="flex max-w-3xl flex-col gap-3">
      <canvas ref={canvas} {...cardSize} className="w-full rounded-md border border-line">
        {[facts.title, facts.result, facts.amount, facts.verdict]
          .filter((part) => part !== null)
          .join(', ')}
      </canvas>
      <div className="flex flex-wrap gap-2 print:hidden">
        <Toggle pressed={hidesAmounts} onPressedChange={setHidesAmounts}>{t`Hide amounts`}</Toggle>
        {invitation !== null && (
          <Toggle pressed={invites} onPressedChange={setInvites}>{t`With invitation`}</Toggle>
        )}
        <Button
          size="sm"
          icon={<Download aria-hidden className="size-4" />}
          onClick={() => void withPicture(save, t`The picture was not saved`)}
        >{t`Save PNG`}</Button>
        <Button
          size="sm"
          icon={<Copy aria-hidden className="size-4" />}
          onClick={() =>
            void withPicture(copy, t`The browser does not let this page copy pictures`)
          }
        >{t`Copy picture`}</Button>
        <Button
          size="sm"
          icon={<Printer aria-hidden className="size-4" />}
          onClick={() => window.print()}
        >{t`Print`}</Button>
      </div>
      <p className="text-xs text-muted print:hidden">
        {hidesAmounts
          ? t`Percent of the budget only: no amount is in the picture.`
          : t`The picture shows your budget and amounts.`}
      </p>
    </section>
  )
}

/** The address of one's own invitation; null while there is none. */
function useInvitation(): string | null {
  const viewer = useSignedIn()
  const userId = useQuery({ ...profileQuery(viewer, 60_000), throwOnError: false }).data?.id
  const referral = useQuery({
    ...apiQuery(viewer, getReferral, { params: { userId: userId ?? '' } }),
    enabled: userId !== undefined,
    throwOnError: false,
  }).data
  const code = referral?.code ?? null
  return code === null ? null : new URL(paths.invitation(code), location.origin).href
}
