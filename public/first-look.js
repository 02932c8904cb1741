// Before the first frame: the theme and palette that were chosen in this browser, as src/lib/kept/theme.ts keeps them. The
// dashboard itself comes later, and until then the page would have the system's.
try {
  const { dataset } = document.documentElement
  for (const [name, key, usual] of [
    ['theme', 'alura.theme', 'system'],
    ['palette', 'alura.palette', 'green-red'],
  ]) {
    const chosen = localStorage.getItem(key)
    if (chosen !== null && chosen !== usual) dataset[name] = chosen
  }
} catch {
  // A browser that keeps nothing shows what the system wears.
}
