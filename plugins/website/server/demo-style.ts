/** Colours to try: the usual one, and some that are hard to put text on. */
export const demoColours = ['#0f5c5a', '#c24a17', '#1d4ed8', '#7a1f5c', '#facc15', '#111111'] as const

/** How the demo looks, by day and by night. */
export const demoStyle = `:root {
  color-scheme: light dark;
  --canvas: light-dark(#f3f4f0, #0e1413);
  --surface: light-dark(#fff, #151d1c);
  --line: light-dark(#d9ded7, #2c3836);
  --text: light-dark(#15211f, #e7edea);
  --text-2: light-dark(#46534f, #b5c1bc);
  --brand: light-dark(#0f5c5a, #71cbbe);
  --on-brand: light-dark(#fff, #06211e);
  --soft: light-dark(#deeeea, #17322f);
  font: 16px/1.6 "Inter Variable", Inter, system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
}
:root[data-theme=light] { color-scheme: light }
:root[data-theme=dark] { color-scheme: dark }
* { box-sizing: border-box }
body { margin: 0; color: var(--text); background: var(--canvas) }
a { color: var(--brand); text-underline-offset: .2em }
a:focus-visible, pre:focus-visible { outline: 3px solid var(--brand); outline-offset: 3px; border-radius: 4px }
h1, h2 { line-height: 1.15; letter-spacing: -.015em; text-wrap: balance }
h1 { margin: 0; font-size: clamp(2rem, 5vw, 3.25rem) }
h2 { margin: 0 0 .5rem; font-size: 1.375rem }
.top, main, footer { max-width: 68rem; margin: 0 auto; padding: 0 1.5rem }
.top { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: center; justify-content: space-between; padding-block: 1.25rem }
.brand { color: inherit; font-weight: 680; text-decoration: none; font-size: 1.125rem }
nav { display: flex; gap: 1.5rem }
nav a { padding: .25rem 0; color: var(--text-2); text-decoration: none }
nav a:hover, .brand:hover { color: var(--brand) }
.hero { display: grid; grid-template-columns: 1.1fr 1fr; gap: 3rem; align-items: center; padding-block: 3rem 4rem }
.lead { max-width: 34rem; color: var(--text-2); font-size: 1.125rem }
.button { display: inline-block; padding: .625rem 1.25rem; color: var(--on-brand); background: var(--brand); border-radius: 999px; font-weight: 600; text-decoration: none }
.house { width: 100%; height: auto }
.sun { fill: light-dark(#e9b44c, #d9a441) }
.ground { fill: var(--soft) }
.wall { fill: light-dark(#fffdf7, #2a3533) }
.gable { fill: light-dark(#ece8dc, #222b2a) }
.roof { fill: light-dark(#a8532f, #6d3a24) }
.panels { fill: light-dark(#18384f, #1f4a68); stroke: light-dark(#9cc4e6, #9cc4e6); stroke-width: 1.5 }
.door { fill: var(--brand) }
.window { fill: light-dark(#bcd7e8, #e9c46a) }
.offers { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: 1rem }
article, .try { padding: 1.5rem; background: var(--surface); border: 1px solid var(--line); border-radius: 16px }
article p, .try p { margin: 0; color: var(--text-2) }
.prices { display: grid; grid-template-columns: 1.4fr 1fr; gap: 3rem; align-items: center; padding-block: 4rem }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums }
th, td { padding: .75rem .5rem; text-align: end; border-bottom: 1px solid var(--line) }
th:first-child { text-align: start; padding-inline-start: 0 }
thead th { color: var(--text-2); font-size: .875rem; font-weight: 500; vertical-align: bottom; hyphens: auto }
figure { margin: 0; padding-inline-start: 1.5rem; border-inline-start: 3px solid var(--brand) }
blockquote { margin: 0 }
blockquote p { margin: 0; font-size: 1.25rem; line-height: 1.4 }
figcaption { margin-top: .5rem; color: var(--text-2) }
pre { margin: 1rem 0; padding: 1rem; overflow-x: auto; background: var(--canvas); border: 1px solid var(--line); border-radius: 8px; user-select: all }
code { font: .8125rem/1.5 ui-monospace, "SF Mono", "Cascadia Mono", monospace }
dl { display: grid; gap: .75rem; margin: 0 }
dl div { display: grid; grid-template-columns: 6rem 1fr; gap: .5rem }
dt { padding-block: .25rem; font-weight: 600 }
dd { display: flex; flex-wrap: wrap; gap: .25rem .375rem; margin: 0 }
dd a { display: inline-flex; gap: .375rem; align-items: center; min-height: 2rem; padding: 0 .625rem; color: var(--text-2); border: 1px solid var(--line); border-radius: 999px; font-size: .875rem; text-decoration: none }
dd a:hover { color: var(--brand); border-color: var(--brand) }
dd a[aria-current] { color: var(--brand); background: var(--soft); border-color: var(--brand); font-weight: 600 }
i { width: .875rem; height: .875rem; border: 1px solid var(--line); border-radius: 50% }
${demoColours.map((colour, at) => `.colour-${at} { background: ${colour} }`).join('\n')}
footer { padding-block: 2rem 6rem; font-size: .875rem }
@media (max-width: 48rem) {
  .hero, .prices { grid-template-columns: 1fr; gap: 2rem; padding-block: 2rem }
  dl div { grid-template-columns: 1fr; gap: 0 }
  th, td { padding-inline: .25rem; overflow-wrap: anywhere }
  tbody td { white-space: nowrap }
}
`
