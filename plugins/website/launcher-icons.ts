import type { WebsiteConfig } from './config.ts'

/** What the launcher may show, as outlines of 24 by 24: kept here, so that pages load only the one they show. Tabler's (MIT). */
export const launcherIcons: Readonly<Record<WebsiteConfig['icon'], string>> = {
  chat: 'M3 20l1.3 -3.9c-2.324 -3.437 -1.426 -7.872 2.1 -10.374c3.526 -2.501 8.59 -2.296 11.845 .48c3.255 2.777 3.695 7.266 1.029 10.501c-2.666 3.235 -7.615 4.215 -11.574 2.293l-4.7 1',
  question: 'M12 19h.01M12 15a2 2 0 0 1 .9 -1.7l2 -1.6a4.5 4.5 0 1 0 -7.3 -3.4',
  wave: 'M8 13v-6.5a1.5 1.5 0 0 1 3 0v5.5M11 11.500v-7a1.5 1.5 0 0 1 3 0v7.5M14 12v-5.5a1.5 1.5 0 0 1 3 0v5.5M17 11.500v-2a1.5 1.5 0 0 1 3 0v6.500a6 6 0 0 1 -6 6h-2c-2.114 -.292 -3.956 -1.397 -5 -3l-2.7 -5.250a1.7 1.7 0 0 1 2.75 -2l.95 1.25',
}
