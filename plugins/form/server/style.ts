/** How the pages of a form look: our colours, with the form's own on what is pressed. `colour` is `#rrggbb`. */
export function styleOf(colour: string): string {
  return style.replace('COLOUR', () => colour).replace('INK', () => (isLight(colour) ? '#15211f' : '#ffffff'))
}

// Whichever reads better on it, by the contrast of WCAG.
function isLight(colour: string): boolean {
  const channel = (at: number): number => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5) > 0.2
}

const style = `
:root { color-scheme: light dark; --brand: COLOUR; --on-brand: INK;
  --canvas: light-dark(#f3f4f0, #0f1514); --surface: light-dark(#ffffff, #171f1e); --line: light-dark(#e0e4de, #2b3634);
  --line-strong: light-dark(#84908b, #75837e); --text: light-dark(#15211f, #e8eeec); --text-2: light-dark(#46534f, #b4c0bb);
  --danger: light-dark(#ab2329, #ff9d97); --danger-bg: light-dark(#fbe8e6, #3a1d1c); --focus: light-dark(#1c7f7b, #5cc4bc);
  --link: light-dark(#0f5c5a, #7fd0c8) }
* { box-sizing: border-box }
body { margin: 0; padding: 32px 16px; background: var(--canvas); color: var(--text);
  font: 16px/24px "Inter Variable", Inter, system-ui, -apple-system, "Segoe UI", Roboto, sans-serif }
main { max-width: 560px; margin-inline: auto; padding: 32px; background: var(--surface); border: 1px solid var(--line);
  border-radius: 12px; box-shadow: 0 1px 2px rgb(20 40 36 / .06), 0 4px 12px rgb(20 40 36 / .07) }
h1 { margin: 0 0 8px; font-size: 20px; line-height: 28px; font-weight: 600; overflow-wrap: anywhere }
.words { margin: 0 0 12px; color: var(--text-2); overflow-wrap: anywhere }
form { margin-block-start: 24px }
form p { margin: 0 0 20px }
form p:last-child { margin: 28px 0 0 }
label { display: block; margin-block-end: 6px; font-size: 14px; line-height: 20px; font-weight: 500; overflow-wrap: anywhere }
small { font-size: 13px; font-weight: 400; color: var(--text-2) }
input, select, textarea { display: block; inline-size: 100%; min-block-size: 44px; padding: 9px 12px; font: inherit;
  color: inherit; background: var(--surface); border: 1px solid var(--line-strong); border-radius: 6px }
textarea { resize: vertical }
input[type=file] { padding: 8px }
.tick label { display: flex; gap: 10px; align-items: start; margin: 0; font-weight: 400; padding-block: 10px }
.tick input { flex: none; inline-size: 20px; min-block-size: 20px; margin: 0; accent-color: var(--brand) }
[aria-invalid] { border-color: var(--danger); outline: 1px solid var(--danger); outline-offset: -2px }
.error { display: block; margin-block-end: 6px; font-size: 14px; line-height: 20px; font-weight: 500; color: var(--danger) }
.problems { margin-block: 20px; padding: 14px 16px; background: var(--danger-bg); border-radius: 8px }
.problems h2 { margin: 0; font-size: 15px; line-height: 22px; color: var(--danger) }
.problems ul { margin: 6px 0 0; padding-inline-start: 20px; font-size: 14px; line-height: 22px; overflow-wrap: anywhere }
.problems a { color: var(--danger) }
.trap { position: absolute; inset-inline-start: -9999px }
button { min-block-size: 44px; padding: 9px 24px; font: inherit; font-weight: 600; color: var(--on-brand); background: var(--brand);
  border: 1px solid transparent; border-radius: 6px; cursor: pointer }
button:hover { filter: brightness(.93) }
a { color: var(--link) }
:is(input, select, textarea, button, a):focus-visible { outline: 2px solid var(--focus); outline-offset: 2px }
@media (max-width: 480px) { body { padding: 0; background: var(--surface) } main { padding: 24px 20px; border: 0; border-radius: 0; box-shadow: none } button { inline-size: 100% } }
@media (forced-colors: active) { button { border-color: ButtonText } }
`
