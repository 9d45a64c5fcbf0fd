import { serveChannel } from '../kit/server.ts'
import { website } from './index.ts'
import { demoRoutes } from './server/demo-routes.ts'
import { widgetRoutes } from './server/widget-routes.ts'

/** The script that sites embed with all it fetches, and a page that does. */
export const serveWebsite = serveChannel(website, {
  front: '/demo',
  site(app, about) {
    widgetRoutes(app, about)
    demoRoutes(app, about)
  },
})
