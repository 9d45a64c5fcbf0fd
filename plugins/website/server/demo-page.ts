import { escapeHtml } from '../../kit/index.ts'
import { widgetLanguages } from '../phrases.ts'
import { type DemoQuery, demoAddress } from './demo-query.ts'
import { demoColours } from './demo-style.ts'
import { type DemoLanguage, type DemoTexts, demoTexts, languageNames } from './demo-texts.ts'
import { house } from './house.ts'

export interface DemoAbout {
  readonly query: DemoQuery
  readonly language: DemoLanguage
  /** Where the server is, for the line to copy. */
  readonly origin: string
}

/** The demo, as HTML. Addresses in it are relative, so that it stands wherever a proxy puts it. */
export function demoPage({ query, language, origin }: DemoAbout): string {
  const texts = demoTexts[language]
  const say = (key: keyof DemoTexts): string => escapeHtml(texts[key])
  return `<!doctype html>
<html lang="${language}" data-theme="${escapeHtml(query.theme ?? 'auto')}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${say('title')}</title>
<link rel="stylesheet" href="demo/style.css">
${scriptLine('widget.js', query)}
</head>
<body>
<header class="top">
<a class="brand" href="${escapeHtml(demoAddress(query, {}))}">Kestrel Solar</a>
<nav aria-label="${say('sections')}"><a href="#roofs">${say('roofs')}</a><a href="#batteries">${say('batteries')}</a><a href="#prices">${say('prices')}</a></nav>
</header>
<main>
<section class="hero">
<div><h1>${say('claim')}</h1><p class="lead">${say('lead')}</p><p><a class="button" href="#prices">${say('seePrices')}</a></p></div>
${house}
</section>
<section class="offers">
<article id="roofs"><h2>${say('roofs')}</h2><p>${say('roofsText')}</p></article>
<article id="batteries"><h2>${say('batteries')}</h2><p>${say('batteriesText')}</p></article>
<article><h2>${say('care')}</h2><p>${say('careText')}</p></article>
</section>
<section id="prices" class="prices">
<div><h2>${say('prices')}</h2>${priceTable(language)}</div>
<figure><blockquote><p>${say('quote')}</p></blockquote><figcaption>Mette, Aarhus</figcaption></figure>
</section>
<section class="try">
<h2>${say('sample')}</h2>
<p>${say('line')}</p>
<pre tabindex="0"><code>${escapeHtml(scriptLine(`${origin}/widget.js`, { channel: 'website', ...query }))}</code></pre>
<dl>
${choice(say('language'), query, 'language', widgetLanguages, tag => `<span lang="${tag}">${languageNames[tag]}</span>`)}
${choice(say('theme'), query, 'theme', ['auto', 'light', 'dark'], theme => say(theme))}
${choice(say('colour'), query, 'colour', demoColours, (colour, at) => `<i class="colour-${at}"></i><code>${colour}</code>`)}
${choice(say('corner'), query, 'position', ['end', 'start'], corner => say(corner))}
</dl>
</section>
</main>
<footer><a href="api/docs">${say('api')}</a></footer>
</body>
</html>
`
}

function scriptLine(src: string, query: DemoQuery): string {
  const data = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : ` data-${name}="${escapeHtml(value)}"`,
  )
  return `<script src="${escapeHtml(src)}"${data.join('')} async></script>`
}

/** A row of links that change one thing about the page, the current one marked. */
function choice<Name extends keyof DemoQuery, Value extends string & DemoQuery[Name]>(
  label: string,
  query: DemoQuery,
  name: Name,
  values: readonly Value[],
  show: (value: Value, at: number) => string,
): string {
  const links = values.map((value, at) => {
    const current = query[name] === value ? ' aria-current="true"' : ''
    return `<a href="${escapeHtml(demoAddress(query, { [name]: value }))}"${current}>${show(value, at)}</a>`
  })
  return `<div><dt>${label}</dt><dd>${links.join('')}</dd></div>`
}

const roofs = [
  { size: 'small', panels: 8, perYear: 3_200, price: 5_900 },
  { size: 'medium', panels: 14, perYear: 5_600, price: 8_900 },
  { size: 'large', panels: 22, perYear: 8_800, price: 12_900 },
] as const

function priceTable(language: DemoLanguage): string {
  const texts = demoTexts[language]
  const number = new Intl.NumberFormat(language)
  const euros = new Intl.NumberFormat(language, { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 })
  const head = (['size', 'panels', 'perYear', 'price'] as const).map(key => `<th scope="col">${escapeHtml(texts[key])}</th>`)
  const rows = roofs.map(({ size, panels, perYear, price }) => {
    const cells = [number.format(panels), number.format(perYear), euros.format(price)].map(text => `<td>${escapeHtml(text)}</td>`)
    return `<tr><th scope="row">${escapeHtml(texts[size])}</th>${cells.join('')}</tr>`
  })
  return `<table><thead><tr>${head.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`
}
