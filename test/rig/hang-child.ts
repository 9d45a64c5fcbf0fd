import { createWatchdog } from '../../runtime/turn/watchdog.ts'

// A program whose turn never ends.
const watchdog = await createWatchdog(process.argv[2] ?? '', () => {}, 100)
watchdog.begin('c1', 'm:1')
watchdog.end()
watchdog.begin('c1', 'm:2')
for (;;);
