/** Up or down; at zero its space stays empty, so that numbers below each other do not move. */
export function DirectionArrow({ direction }: { direction: -1 | 0 | 1 }) {
  return (
    <svg
      viewBox="0 0 8 8"
      aria-hidden
      data-empty={direction === 0 || undefined}
      className="mr-[0.3em] inline-block size-[0.55em] align-[0.08em]"
    >
      {direction !== 0 && (
        <path d={direction > 0 ? 'M4 .8 7.6 7.2H.4z' : 'M4 7.2.4.8h7.2z'} fill="currentColor" />
      )}
    </svg>
  )
}
