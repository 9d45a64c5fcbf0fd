/** A house with a roof that earns, drawn in the colours of the page. */
export const house: string = drawHouse()

function drawHouse(): string {
  const panels = [0, 1, 2].flatMap(row =>
    [0, 1, 2, 3, 4].map(column => {
      const [x, y] = [150 + column * 44 - row * 17, 92 + row * 34]
      return `<path d="M${x} ${y}h38l-13 28h-38z"/>`
    }),
  )
  return `<svg class="house" viewBox="0 0 420 300" aria-hidden="true" focusable="false">
<circle class="sun" cx="352" cy="58" r="30"/>
<path class="ground" d="M0 268h420v32H0z"/>
<path class="wall" d="M96 190h252v78H96z"/>
<path class="gable" d="M348 190 388 80v188h-40z"/>
<path class="roof" d="M128 80h260l-50 116H74z"/>
<g class="panels">${panels.join('')}</g>
<path class="door" d="M210 214h34v54h-34z"/>
<path class="window" d="M124 214h48v30h-48zM282 214h40v30h-40z"/>
</svg>`
}
