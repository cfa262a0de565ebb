/** On paper the page is light and as wide as paper, also its chart, which is drawn anew for it. */
export function showForPrint(showAgain: () => void): void {
  const isPrinting = (printing: boolean) => (): void => {
    document.documentElement.classList.toggle('printing', printing)
    showAgain()
  }
  addEventListener('beforeprint', isPrinting(true))
  addEventListener('afterprint', isPrinting(false))
}
