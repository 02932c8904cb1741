import { useEffect, useState } from 'react'

/** Milliseconds of one replay. */
const runMs = 12_000

/** How far a replay has come, 0…1; at its end at once where people want no motion. Starts again when `of` changes. */
export function useRun(of: string | null): { time: number; again: () => void } {
  const [attempt, setAttempt] = useState(0)
  const [time, setTime] = useState(0)
  useEffect(() => {
    if (of === null) return
    const isCalm = window.matchMedia('(prefers-reduced-motion: reduce)').matches
    let began: number | null = null
    let frame = requestAnimationFrame(function draw(now) {
      began ??= now
      const next = isCalm ? 1 : Math.min(1, (now - began) / runMs)
      setTime(next)
      if (next < 1) frame = requestAnimationFrame(draw)
    })
    return () => cancelAnimationFrame(frame)
  }, [of, attempt])
  return { time, again: () => setAttempt(attempt + 1) }
}
