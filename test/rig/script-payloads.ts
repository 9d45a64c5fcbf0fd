/**
 * Texts that try to become code on a page: each calls `window.pwned(...)` or asks for `/pwned` when anything of it runs or
 * loads. Known ways in, in the spellings that filters have missed, inside the Markdown that messages may carry.
 */
export function scriptPayloads(): readonly string[] {
  const markup = elements.flatMap(element => spellings.map(spell => spell(element)))
  const links = schemes.flatMap(scheme => linkForms.map(form => form(scheme)))
  const nested = elements.slice(0, 20).flatMap(element => wrappers.map(wrap => wrap(element)))
  return [...new Set([...markup, ...links, ...nested, ...oddities])]
}

const call = 'window.pwned&&pwned(1)'

const elements = [
  `<script>${call}</script>`,
  '<script src="/pwned.js"></script>',
  `<img src=/pwned.png onerror="${call}">`,
  `<img src=x onerror=${call}//`,
  `<svg onload="${call}">`,
  `<svg><script>${call}</script></svg>`,
  `<svg><animate onbegin="${call}" attributeName=x dur=1s>`,
  `<svg><a xlink:href="javascript:${call}"><text y=20>x</text></a></svg>`,
  `<math><mtext></form><form><mglyph><style></math><img src onerror="${call}">`,
  `<body onload="${call}">`,
  `<iframe src="javascript:${call}"></iframe>`,
  `<iframe srcdoc="<script>parent.${call}</script>"></iframe>`,
  '<object data="/pwned.swf"></object>',
  '<embed src="/pwned.swf">',
  '<link rel="stylesheet" href="/pwned.css">',
  '<style>@import "/pwned.css"; *{background:url(/pwned.png)}</style>',
  '<base href="//pwned.localhost/">',
  '<meta http-equiv="refresh" content="0;url=/pwned">',
  `<form action="javascript:${call}"><input type=submit autofocus></form>`,
  `<input autofocus onfocus="${call}">`,
  `<details open ontoggle="${call}">`,
  `<video><source onerror="${call}"></video>`,
  '<video poster="/pwned.png" src="/pwned.mp4"></video>',
  '<audio src="/pwned.mp3" autoplay></audio>',
  `<marquee onstart="${call}">x</marquee>`,
  `<a href="javascript:${call}">click</a>`,
  `<template><img src=x onerror="${call}"></template>`,
  `<xss id=x tabindex=1 onfocus="${call}" autofocus></xss>`,
  `"><img src=x onerror="${call}">`,
  `'-${call}-'`,
  `\`-${call}-\``,
  `</title><script>${call}</script>`,
  `</textarea><script>${call}</script>`,
  `--><script>${call}</script>`,
  `]]><script>${call}</script>`,
  `<noscript><p title="</noscript><img src=x onerror=${call}>">`,
  `<parley-widget onclick="${call}"></parley-widget>`,
  `<button popovertarget=x>go</button><div id=x popover onbeforetoggle="${call}"></div>`,
]

const spellings: readonly ((text: string) => string)[] = [
  text => text,
  text => text.toUpperCase().replaceAll('WINDOW.PWNED&&PWNED', 'window.pwned&&pwned').replaceAll('/PWNED', '/pwned'),
  text => text.replaceAll('<', '<\u0000'),
  text => text.replaceAll(' ', '/'),
  text => text.replaceAll(' ', '\t\n'),
  text => text.replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  text => text.replaceAll('<', '&#60;'),
  text => text.replaceAll('<', '\uff1c').replaceAll('>', '\uff1e'),
  text => text.replace('>', ''),
]

const schemes = [
  `javascript:${call}`,
  `JaVaScRiPt:${call}`,
  ` javascript:${call}`,
  `java\tscript:${call}`,
  `java\nscript:${call}`,
  `\u0001javascript:${call}`,
  `javascript&colon;${call}`,
  `javascript&#58;${call}`,
  `jav&#x61;script:${call}`,
  `%6aavascript:${call}`,
  `javascript://%0a${call}`,
  `javascript:/*https://example.com*/${call}`,
  `vbscript:${call}`,
  `data:text/html,<script>opener.${call}</script>`,
  `data:text/html;base64,PHNjcmlwdD5wd25lZCgxKTwvc2NyaXB0Pg==`,
  `data:image/svg+xml,<svg onload="${call}">`,
  'blob:https://example.com/pwned',
  'file:///pwned',
  'filesystem:https://example.com/pwned',
  `view-source:javascript:${call}`,
  `feed:javascript:${call}`,
  '\\\\pwned.localhost\\share',
]

const linkForms: readonly ((address: string) => string)[] = [
  address => address,
  address => `[click](${address})`,
  address => `[click](<${address}>)`,
  address => `[click](${address} "title")`,
  address => `![picture](${address})`,
  address => `<${address}>`,
  address => `**[bold](${address})**`,
  address => `[click]: ${address}\n\n[click]`,
  address => `[https://example.com](${address})`,
]

const wrappers: readonly ((text: string) => string)[] = [
  text => `**${text}**`,
  text => `\`${text}\``,
  text => `\`\`\`html\n${text}\n\`\`\``,
  text => `> ${text}`,
  text => `- ${text}\n  - ${text}`,
  text => `[${text}](https://localhost/)`,
  text => `*~~${text}~~*`,
]

const oddities = [
  `{{constructor.constructor('${call}')()}}`,
  `\${${call}}`,
  `#{${call}}`,
  `<%= ${call} %>`,
  `\u202e${call}\u202c`,
  `__proto__`,
  `[x](https://localhost/" onmouseover="${call})`,
  `[x](https://localhost/'onmouseover='${call})`,
  `https://localhost/"onmouseover="${call}`,
  `https://localhost/<script>${call}</script>`,
  `mailto:x@localhost?body=<script>${call}</script>`,
  `tel:+31<script>${call}</script>`,
  `//pwned.localhost/path`,
  `https:pwned.localhost`,
  `https://user:pass@localhost/`,
  `[x](https://localhost/\u0000)`,
  `&lt;script&gt;${call}&lt;/script&gt;`,
  `\u2028<script>${call}</script>`,
]
