/** Saves the content as a file on the person's device. */
export function download(fileName: string, content: Blob): void {
  const url = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  // By the next task the browser has read the content.
  setTimeout(() => URL.revokeObjectURL(url), 0)
}
