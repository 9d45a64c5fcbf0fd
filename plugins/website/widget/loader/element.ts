type Child = Node | string

/** Makes an element: its properties, and what stands in it. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Partial<HTMLElementTagNameMap[K]>,
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = Object.assign(document.createElement(tag), properties)
  made.append(...children)
  return made
}

/** A native button, so that every way of pressing one works. `ariaLabel` is its name where it shows no words. */
export function button(className: string, onclick: () => void, ariaLabel: string | null, ...children: readonly Child[]) {
  return element('button', { className, type: 'button', onclick, ariaLabel }, ...children)
}

/** Takes away. */
export const cross = 'M18 6L6 18M6 6l12 12'

/** An icon of lines, 24 by 24, in the colour of the text around it. */
export function icon(path: string): Element {
  const made = (tag: string, name: string, value: string): Element => {
    const shape = document.createElementNS('http://www.w3.org/2000/svg', tag)
    shape.setAttribute(name, value)
    return shape
  }
  const svg = made('svg', 'viewBox', '0 0 24 24')
  svg.append(made('path', 'd', path))
  return svg
}
