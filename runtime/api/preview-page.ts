import { escapeHtml } from '../../plugins/kit/index.ts'

interface PageAbout {
  readonly token: string
  readonly channel: string
  readonly language: string
  readonly theme: 'light' | 'dark'
  readonly nonce: string
}

/** A page with nothing on it but the chat of a preview. Addresses in it are relative, so that it stands wherever a proxy puts it. */
export function previewPage({ token, channel, language, theme, nonce }: PageAbout): string {
  const data = { inline: 'main', channel, language, theme }
  const attributes = Object.entries(data).map(([name, value]) => ` data-${name}="${escapeHtml(value)}"`)
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Preview</title>
<style nonce="${nonce}">html, body, main { height: 100%; margin: 0; color-scheme: ${theme}; background: transparent }</style>
<script src="${token}/widget.js"${attributes.join('')} data-disable-initial-input-focus data-hide-new-thread-link async></script>
</head>
<body><main></main></body>
</html>
`
}

/** What the page may do: run the widget and talk to this server, in a sandbox, so that it has no part in the app around it. */
export function previewPolicy(origin: string, nonce: string): string {
  const { host } = new URL(origin)
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob:",
    "media-src 'self'",
    `connect-src 'self' ws://${host} wss://${host}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    'sandbox allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads',
  ].join('; ')
}
