// A drawing of the page as a PNG file: a copy that carries the styles it has on the page, on the page's ground.

const copied = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-opacity',
  'stroke-width',
  'font-family',
  'font-size',
  'font-weight',
] as const
const margin = 16
const captionHeight = 34
/** Pixels of the file per pixel of the page. */
const sharpness = 2

export async function svgPicture(svg: SVGSVGElement, caption: string): Promise<Blob> {
  const copy = svg.cloneNode(true) as SVGSVGElement
  const copies = [...copy.querySelectorAll<SVGElement>('*')]
  for (const [index, original] of [...svg.querySelectorAll('*')].entries()) {
    const style = getComputedStyle(original)
    for (const name of copied) copies[index]?.style.setProperty(name, style.getPropertyValue(name))
    copies[index]?.removeAttribute('class')
  }
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  const { width, height } = svg.getBoundingClientRect()
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = (width + 2 * margin) * sharpness
  canvas.height = (height + captionHeight + 2 * margin) * sharpness
  const pen = canvas.getContext('2d')
  if (pen === null) throw new Error('canvas')
  const page = getComputedStyle(document.documentElement)
  const body = getComputedStyle(document.body)
  pen.scale(sharpness, sharpness)
  pen.fillStyle = page.backgroundColor
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.fillStyle = page.color
  pen.font = `600 14px ${body.fontFamily}`
  pen.fillText(caption, margin, margin + 14)
  pen.drawImage(image, margin, margin + captionHeight, width, height)
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error('blob')) : resolve(blob)),
      'image/png',
    ),
  )
}
